"""Notices go to public https addresses alone, and to the address that was looked at."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from misaq.kernel.errors import InputRefused, Unavailable
from misaq.sources.outgoing import LARGEST_ANSWER, Reply, check_address, is_public, send


@pytest.mark.parametrize(
    "address",
    ["https://bank.example/lists", "https://bank.example:8443/a?b=c", "https://8.8.8.8/"],
)
def test_a_public_https_address_is_taken(address: str) -> None:
    assert check_address(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bank.example",
        "http://bank.example/",
        "ftp://bank.example/",
        "file:///etc/hosts",
        "https://user:secret@bank.example/",
        "https://localhost/",
        "https://bank/",
        "https://printer.local/",
        "https://db.internal/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fd00::1]/",
        "https://[2002:7f00:1::]/",
        "https://bank.example:22/",
        "https://bank.example:99999/",
        "https://bank.example/#part",
        "https://bank.example/\r\nHost: other",
        "https://bänk.example/",
        f"https://bank.example/{'a' * 500}",
    ],
)
def test_any_other_is_refused(address: str) -> None:
    with pytest.raises(InputRefused):
        check_address(address)


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "::1", "224.0.0.1"])
def test_a_name_that_leads_to_a_private_machine_is_refused(number: str) -> None:
    asked: list[tuple[str, int]] = []

    def look_up(host: str, port: int) -> tuple[str, ...]:
        asked.append((host, port))
        return ("93.184.216.34", number)

    with pytest.raises(InputRefused):
        send("https://bank.example/", b"{}", {}, resolve=look_up)
    assert asked == [("bank.example", 443)]
    assert not is_public(number)


def test_a_host_that_is_not_found_is_tried_again_later() -> None:
    def look_up(host: str, port: int) -> tuple[str, ...]:
        raise OSError(host, port)

    with pytest.raises(Unavailable, match="did not take"):
        send("https://bank.example/", b"{}", {}, resolve=look_up)


@dataclass
class Receiver:
    """A server of ours that speaks TLS for bank.example."""

    port: int
    trusting: ssl.SSLContext
    came: list[tuple[str, bytes, str]]
    status: int = 200

    def send(self, path: str = "/lists") -> Reply:
        """Send a notice to it."""
        return send(
            f"https://bank.example:{self.port}{path}",
            b"{}",
            {"Misaq-Delivery": "d1"},
            resolve=lambda _host, _port: ("127.0.0.1",),
            context=self.trusting,
            is_allowed=lambda number: number == "127.0.0.1",
        )


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    """Yield the server; it ends with the test."""
    certificate, key = certificate_for("bank.example", tmp_path)
    made = Receiver(0, ssl.create_default_context(cafile=str(certificate)), [])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.came.append((self.path, body, self.headers["Misaq-Delivery"]))
            self.send_response(made.status)
            self.send_header("Location", "https://127.0.0.1/elsewhere")
            self.send_header("Misaq-Receipt", "r1")
            self.end_headers()
            self.wfile.write(b"x" * 10_000)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, key)
    server.socket = serving.wrap_socket(server.socket, server_side=True)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


def certificate_for(host: str, folder: Path) -> tuple[Path, Path]:
    """Return a certificate that the host made for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(Encoding.PEM))
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(plain)
    return folder / "certificate.pem", folder / "key.pem"


def test_a_notice_goes_to_the_address_looked_at_and_the_certificate_is_of_the_name(
    receiver: Receiver,
) -> None:
    reply = receiver.send("/lists?of=1")
    assert (reply.status, reply.headers["misaq-receipt"]) == (200, "r1")
    assert receiver.came == [("/lists?of=1", b"{}", "d1")]
    assert len(reply.body) == LARGEST_ANSWER
    receiver.trusting = ssl.create_default_context()
    with pytest.raises(Unavailable):
        receiver.send()


def test_a_redirect_is_an_answer_and_not_followed(receiver: Receiver) -> None:
    receiver.status = 302
    assert receiver.send().status == 302
    assert len(receiver.came) == 1
