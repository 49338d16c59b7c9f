// The playground's page. It draws the state the server sends and sends what is typed and tapped; it decides nothing.
const CODE = /\/start\s+[A-Za-z0-9_-]{6,64}/;
const NEAR = 60; // this close to the end, in pixels, counts as being at the end
const PATIENCE = 10_000; // the "…" ends by itself after this long
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

const phones = new Map();
const lost = document.getElementById("lost");
const group = setUpGroup(document.querySelector("[data-group]"));
let socket = null;
let wait = FIRST_WAIT;
let retry = 0;

// -- small tools -----------------------------------------------------------------------------------------------

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  if (name === "button") made.type = "button";
  return made;
}

// Writes only what differs, so that nothing flickers and nothing is read aloud twice.
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function toast(text, phone) {
  const seen = phone && getComputedStyle(phone.section).visibility === "visible";
  const box = seen ? phone.toast : document.getElementById("toast");
  box.textContent = text;
  clearTimeout(box.timer);
  box.timer = setTimeout(() => { box.textContent = ""; }, 4000 + 40 * text.length);
}

function isOpen() {
  return socket?.readyState === WebSocket.OPEN;
}

function send(message) {
  socket.send(JSON.stringify(message));
}

// -- a list of messages ----------------------------------------------------------------------------------------

// A scrolled list keeps to its end while it is there; further up it stays where the reader is.
function follow(list, below) {
  const room = { list, log: list.querySelector(".log"), below, drawn: new Map(), atEnd: true, begun: false };
  list.addEventListener("scroll", () => {
    room.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (room.atEnd && below) below.hidden = true;
  }, { passive: true });
  new ResizeObserver(() => { if (room.atEnd) toEnd(room); }).observe(list);
  return room;
}

function toEnd(room) {
  room.atEnd = true;
  room.list.scrollTop = room.list.scrollHeight;
}

// Draws by id: what is there stays the same node, and only what changed is touched. Returns what is new and changed.
function draw(room, messages, voice, press) {
  room.log.setAttribute("aria-live", room.begun ? "polite" : "off"); // what was said before is not read aloud
  room.begun = true;
  const news = { added: [], changed: [] };
  const ids = new Set(messages.map((message) => message.id));
  for (const [id, entry] of room.drawn) {
    if (!ids.has(id)) {
      entry.node.remove();
      room.drawn.delete(id);
    }
  }
  let day = "";
  messages.forEach((message, at) => {
    let entry = room.drawn.get(message.id);
    if (!entry) {
      entry = begin(message, voice(message));
      room.drawn.set(message.id, entry);
      news.added.push(message);
    }
    const shape = JSON.stringify([message.text, message.quotes, message.buttons]);
    if (entry.shape !== shape) {
      if (entry.shape) news.changed.push(message);
      entry.shape = shape;
      fill(entry.words, message);
      if (press) offer(entry, message, press);
    }
    entry.time.title = message.edited ? "edited" : "";
    const date = dayOf(message.at);
    write(entry.day, date === day ? "" : date);
    day = date;
    if (room.log.children[at] !== entry.node) room.log.insertBefore(entry.node, room.log.children[at] ?? null);
  });
  if (room.atEnd) toEnd(room);
  else if (room.below && news.added.some((message) => message.from === "bot")) room.below.hidden = false;
  return news;
}

function begin(message, voice) {
  const node = element("div", "entry");
  const day = element("p", "day");
  const body = element("article", `message ${message.from === "bot" ? "bot" : "me"}`);
  body.tabIndex = -1;
  const bubble = element("div", "bubble");
  const words = element("div", "words");
  const time = element("time", "", timeOf(message.at));
  time.dateTime = message.at ?? "";
  bubble.append(element("span", "sr voice", voice), words, time);
  body.append(bubble);
  node.append(day, body);
  return { node, day, body, words, time, offers: "", rows: [] };
}

// People's words stand apart from the companion's: nobody can write in its voice.
function fill(box, message) {
  const parts = [];
  const add = (name, text) => { if (text) parts.push([name, text]); };
  const trim = (text) => text.replace(/^\n+|\n+$/g, "");
  let at = 0;
  for (const [start, length] of message.quotes ?? []) {
    add("P", trim(message.text.slice(at, start)));
    add("BLOCKQUOTE", message.text.slice(start, start + length));
    at = start + length;
  }
  add("P", at ? trim(message.text.slice(at)) : message.text);
  parts.forEach(([name, text], index) => {
    const old = box.children[index];
    if (old?.nodeName === name) write(old, text);
    else if (old) old.replaceWith(element(name, "", text));
    else box.append(element(name, "", text));
  });
  while (box.children.length > parts.length) box.lastElementChild.remove();
}

function offer(entry, message, press) {
  const offers = JSON.stringify([message.buttons, message.text.match(CODE)?.[0]]);
  if (offers === entry.offers) return;
  entry.offers = offers;
  const held = entry.rows.some((row) => row.contains(document.activeElement));
  for (const row of entry.rows) row.remove();
  entry.rows = rows(message.buttons ?? []).map((row) => {
    const line = element("div", row.numbers ? "row numbers" : "row");
    for (const { label, data } of row.buttons) {
      const button = element("button", "", label);
      button.addEventListener("click", () => press(message.id, data, entry.body));
      line.append(button);
    }
    return line;
  });
  const code = message.from === "bot" && message.text.match(CODE);
  if (code) entry.rows.push(press.handOver(code[0]));
  entry.body.append(...entry.rows);
  if (held) entry.body.focus({ preventScroll: true }); // the tapped button is gone; the next Tab goes on from here
}

// Rows of numbers that follow each other become one row: a scale is read as one line.
function rows(given) {
  const made = [];
  for (const buttons of given) {
    const numbers = buttons.length > 0 && buttons.every((button) => /^\d+$/.test(button.label));
    if (numbers && made.at(-1)?.numbers) made.at(-1).buttons.push(...buttons);
    else made.push({ numbers, buttons: [...buttons] });
  }
  return made;
}

// Days and times are UTC, as the companion's clock in the bar.
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

function dayOf(at) {
  const then = new Date(at);
  return Number.isNaN(then.getTime()) ? "" : `${WEEKDAY.format(then)} ${DATE.format(then)}`;
}

function timeOf(at) {
  const then = new Date(at);
  return Number.isNaN(then.getTime()) ? "" : then.toISOString().slice(11, 16);
}

// -- a phone ---------------------------------------------------------------------------------------------------

function setUp(section) {
  section.append(document.getElementById("phone").content.cloneNode(true));
  const below = section.querySelector(".below");
  const phone = {
    who: section.dataset.phone,
    section,
    area: section.querySelector("textarea"),
    thinking: section.querySelector(".thinking"),
    toast: section.querySelector(".toast"),
    empty: section.querySelector(".empty"),
    room: follow(section.querySelector(".messages"), below),
  };
  phones.set(phone.who, phone);
  below.addEventListener("click", () => {
    toEnd(phone.room);
    phone.room.list.focus({ preventScroll: true });
  });
  phone.press = (message, data, body) => tap(phone, message, data, body);
  phone.press.handOver = (text) => handOver(phone, text);
  setUpWriting(phone);
  setUpMenu(phone);
}

function setUpWriting(phone) {
  phone.section.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (say(phone, phone.area.value)) put(phone, "");
  });
  phone.area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    phone.area.form.requestSubmit();
  });
  phone.area.addEventListener("input", () => fit(phone.area));
}

function put(phone, text) {
  phone.area.value = text;
  fit(phone.area);
}

// Browsers without `field-sizing` are helped to grow the field with what is written in it.
function fit(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

function setUpMenu(phone) {
  const menu = phone.section.querySelector(".menu");
  const close = (back) => {
    menu.open = false;
    if (back) menu.querySelector("summary").focus();
  };
  phone.list = (commands) => {
    const list = menu.querySelector(".commands");
    if (list.children.length === commands.length) return; // they stay as they are while the playground runs
    list.replaceChildren(...commands.map((command) => {
      const button = element("button", "", command);
      button.addEventListener("click", () => {
        close(true);
        say(phone, command);
      });
      return button;
    }));
  };
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape" && menu.open) close(true); });
  document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) close(false); });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(false);
  });
}

// Returns whether it was sent. What could not be sent stays in the field.
function say(phone, text) {
  if (!text.trim()) return false;
  if (!isOpen()) {
    toast("Not connected just now. Nothing was sent, and what you wrote is still here.", phone);
    return false;
  }
  toEnd(phone.room);
  think(phone);
  send({ type: "say", who: phone.who, where: phone.where, text });
  return true;
}

function tap(phone, message, data, body) {
  if (body.classList.contains("tapped")) return;
  if (!isOpen()) {
    toast("Not connected just now. Nothing was sent.", phone);
    return;
  }
  think(phone);
  body.classList.add("tapped");
  send({ type: "tap", who: phone.who, where: phone.where, message, data });
}

function think(phone) {
  phone.thinking.hidden = false;
  if (phone.room.atEnd) toEnd(phone.room);
  rest(phone, PATIENCE);
}

// The answer is here, or comes no more.
function rest(phone, after = 0) {
  clearTimeout(phone.timer);
  phone.timer = setTimeout(() => {
    phone.thinking.hidden = true;
    for (const body of phone.section.querySelectorAll(".tapped")) body.classList.remove("tapped");
  }, after);
}

function handOver(phone, text) {
  const row = element("div", "row");
  const other = [...phones.values()].find((each) => each !== phone);
  const button = element("button", "code", `Copy to ${other.name}'s phone`);
  button.addEventListener("click", () => {
    showTab(other.who);
    put(other, text);
    other.area.focus();
    other.area.setSelectionRange(text.length, text.length);
  });
  row.append(button);
  return row;
}

// -- the whole page --------------------------------------------------------------------------------------------

function show(state) {
  write(document.getElementById("clock"), state.clock.text);
  for (const [who, { name }] of Object.entries(state.phones)) {
    const phone = phones.get(who);
    if (!phone || phone.name === name) continue;
    phone.name = name;
    write(phone.section.querySelector("h2"), name);
    write(phone.section.querySelector(".face"), [...name][0] ?? "");
    write(tabOf(who).querySelector(".name"), name);
    phone.section.setAttribute("aria-label", `${name}'s phone`);
    phone.room.list.setAttribute("aria-label", `Messages on ${name}'s phone`);
    phone.area.setAttribute("aria-label", `Write a message as ${name}`);
  }
  for (const [who, { messages }] of Object.entries(state.phones)) {
    if (!phones.has(who)) continue;
    phones.get(who).list(state.commands);
    showPhone(phones.get(who), messages);
  }
  showGroup(state.group);
}

function showPhone(phone, messages) {
  const first = !phone.room.begun;
  phone.empty.hidden = messages.length > 0;
  const voice = (message) => (message.from === "bot" ? "Kintsugi" : phone.name);
  const { added, changed } = draw(phone.room, messages, voice, phone.press);
  if (added.some((message) => message.from === "bot")) {
    rest(phone);
    if (!first) markFresh(phone.who);
  } else if (changed.length > 0 && !phone.thinking.hidden) {
    rest(phone, 600); // often the next message follows at once
  }
}

// The room for three is written and pressed in as one of the two.
function setUpGroup(section) {
  const room = follow(section.querySelector(".messages"), null);
  const made = {
    who: "ana",
    where: "group",
    section,
    room,
    area: section.querySelector("textarea"),
    thinking: section.querySelector(".thinking"),
    toast: section.querySelector(".toast"),
    empty: section.querySelector(".empty"),
  };
  made.press = (message, data, body) => tap(made, message, data, body);
  made.press.handOver = () => element("div", "row");
  const choices = section.querySelectorAll("[data-as]");
  for (const choice of choices) {
    choice.addEventListener("click", () => {
      made.who = choice.dataset.as;
      for (const each of choices) each.setAttribute("aria-pressed", each === choice);
      nameGroup(made);
    });
  }
  section.querySelector("#open-room").addEventListener("click", () => say(made, "/group"));
  setUpWriting(made);
  return made;
}

function nameGroup(made) {
  for (const choice of made.section.querySelectorAll("[data-as]")) {
    write(choice, phones.get(choice.dataset.as)?.name ?? choice.dataset.as);
  }
  made.area.setAttribute("aria-label", `Write in the room for three as ${phones.get(made.who)?.name ?? made.who}`);
}

function showGroup({ messages, note }) {
  const first = !group.room.begun;
  const isEmpty = messages.length === 0;
  group.room.list.hidden = group.section.querySelector("form").hidden = isEmpty;
  group.empty.hidden = !isEmpty;
  group.section.classList.toggle("quiet", isEmpty);
  write(document.getElementById("group-note"), note ?? "");
  nameGroup(group);
  const voice = (message) => (message.from === "bot" ? "Kintsugi" : phones.get(message.from)?.name ?? "One of you");
  const { added, changed } = draw(group.room, messages, voice, group.press);
  if (added.length > 0 && !first) markFresh("group");
  if (added.length + changed.length > 0) rest(group, 600);
}

// On a narrow screen one of the three is shown at a time; a dot tells where something new is.
function tabOf(name) {
  return document.querySelector(`[data-show="${name}"]`);
}

function showTab(name) {
  document.body.dataset.tab = name;
  for (const tab of document.querySelectorAll("[data-show]")) tab.setAttribute("aria-pressed", tab.dataset.show === name);
  write(tabOf(name).querySelector(".fresh"), "");
}

function markFresh(name) {
  if (document.body.dataset.tab !== name) write(tabOf(name).querySelector(".fresh"), " new");
}

function hear(message) {
  if (message.type === "state") show(message);
  if (message.type !== "note") return;
  const meant = message.where === "group" ? group : phones.get(message.who);
  for (const phone of meant ? [meant] : phones.values()) rest(phone);
  const alone = message.where === "group" && message.alone;
  toast(alone ? `Only ${phones.get(message.who).name} sees this: ${message.text}` : message.text, meant);
}

function connect() {
  clearTimeout(retry);
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
  socket.addEventListener("open", () => {
    wait = FIRST_WAIT;
    write(lost, "");
  });
  socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    write(lost, "Reconnecting…");
    for (const phone of [...phones.values(), group]) rest(phone);
    retry = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  });
}

// Whoever comes back to the page does not wait for the next try.
function hurry() {
  if (!document.hidden && socket.readyState === WebSocket.CLOSED) connect();
}

for (const section of document.querySelectorAll("[data-phone]")) setUp(section);
for (const tab of document.querySelectorAll("[data-show]")) tab.addEventListener("click", () => showTab(tab.dataset.show));
for (const button of document.querySelectorAll("[data-move]")) {
  button.addEventListener("click", () => {
    if (isOpen()) send({ type: "clock", move: button.dataset.move });
    else toast("Not connected just now. The clock did not move.");
  });
}
document.addEventListener("visibilitychange", hurry);
window.addEventListener("online", hurry);
connect();
