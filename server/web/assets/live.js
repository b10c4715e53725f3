"use strict";
// Shows what the server tells of the page's own stream, and lets minutes pass between the news.
(() => {
  const live = document.querySelector("[data-events]");
  if (!live) return;
  const lost = document.getElementById("lost");
  const tries = 5000;
  let skew = 0;
  let alerted = live.firstElementChild.dataset.alert;

  const pass = () => {
    const now = Date.now() / 1000 - skew;
    for (const one of live.querySelectorAll("[data-since]"))
      one.textContent = Math.max(0, Math.floor((now - Number(one.dataset.since)) / 60));
  };
  const settle = () => {
    const news = live.firstElementChild.dataset;
    if (news.now) skew = Date.now() / 1000 - Number(news.now);
    if (news.title) document.title = news.title;
    // Browsers let only a page that was touched move the phone.
    if (news.alert && news.alert !== alerted && navigator.userActivation?.hasBeenActive)
      navigator.vibrate?.([400, 150, 400]);
    alerted = news.alert;
    pass();
  };
  const show = (markup) => {
    const open = [...live.querySelectorAll("details")].map((one) => one.open);
    live.innerHTML = markup;
    live.querySelectorAll("details").forEach((one, at) => { one.open = open[at] || false; });
    settle();
  };
  const listen = () => {
    const stream = new EventSource(live.dataset.events);
    stream.addEventListener("page", (event) => {
      lost.hidden = true;
      show(event.data);
      if ("final" in live.firstElementChild.dataset) stream.close();
    });
    stream.onerror = () => {
      lost.hidden = false;
      // The browser tries again by itself unless the answer was none of a stream.
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, tries);
    };
  };
  settle();
  if (!("final" in live.firstElementChild.dataset)) listen();
  setInterval(pass, 5000);
})();
