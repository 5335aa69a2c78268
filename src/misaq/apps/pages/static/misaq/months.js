// Says which month a slider stands at while it is moved. The page works without it.
"use strict";
(() => {
  const slider = document.getElementById("month-at");
  const said = document.getElementById("month-said");
  if (!slider || !said) return;

  const [year, month] = slider.dataset.first.split("-").map(Number);
  const show = () => {
    const at = year * 12 + month - 1 + Number(slider.value);
    const words = `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, "0")}`;
    said.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  };
  slider.addEventListener("input", show);
  show();
})();
