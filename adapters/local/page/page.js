// The playground's page. It draws the state the server sends and sends what is typed and tapped; it decides nothing.
const COMMANDS = ["/status", "/now", "/promise", "/promises", "/checkin", "/back", "/cancel", "/pause", "/resume", "/privacy", "/help"];
const CODE = /\/start [a-z2-7]{26}/;
const phones = new Map();
let socket = null;
let wait = 500;

function send(message) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  else toast("Not connected just now. Nothing was sent.");
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { box.hidden = true; }, 4000);
}

function setUp(section) {
  const who = section.dataset.phone;
  section.append(document.getElementById("phone").content.cloneNode(true));
  const area = section.querySelector("textarea");
  const phone = {
    who, area, section,
    list: section.querySelector(".messages"),
    thinking: section.querySelector(".thinking"),
    drawn: new Map(),
  };
  phones.set(who, phone);
  section.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    say(phone, area.value);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      say(phone, area.value);
    }
  });
  const menu = section.querySelector(".commands");
  for (const command of COMMANDS) {
    const button = element("button", "", command);
    button.type = "button";
    button.addEventListener("click", () => {
      say(phone, command, true);
      section.querySelector("details").open = false;
    });
    menu.append(button);
  }
}

function say(phone, text, keepDraft = false) {
  if (!text.trim() || socket?.readyState !== WebSocket.OPEN) {
    if (text.trim()) toast("Not connected just now. Your text is still here.");
    return;
  }
  think(phone);
  send({ type: "say", who: phone.who, text });
  if (!keepDraft) phone.area.value = "";
}

function think(phone) {
  phone.thinking.hidden = false;
  clearTimeout(phone.timer);
  phone.timer = setTimeout(() => { phone.thinking.hidden = true; }, 5000);
}

function draw(phone, messages) {
  const atBottom = phone.list.scrollHeight - phone.list.scrollTop - phone.list.clientHeight < 60;
  const ids = new Set(messages.map((message) => message.id));
  for (const [id, old] of phone.drawn) if (!ids.has(id)) { old.node.remove(); phone.drawn.delete(id); }
  let added = false;
  for (const message of messages) {
    const shape = JSON.stringify([message.text, message.buttons, message.quotes]);
    const old = phone.drawn.get(message.id);
    if (old?.shape === shape) continue;
    const node = render(phone, message);
    if (old) old.node.replaceWith(node);
    else { phone.list.append(node); added = true; }
    phone.drawn.set(message.id, { node, shape });
  }
  if (added) phone.thinking.hidden = messages.at(-1)?.from === "bot";
  if (atBottom) phone.list.scrollTop = phone.list.scrollHeight;
}

function render(phone, message) {
  const node = element("div", `message ${message.from}`);
  node.append(words(message));
  for (const row of message.buttons) {
    const numbers = row.length > 0 && row.every((button) => /^\d+$/.test(button.label));
    const line = element("div", numbers ? "row numbers" : "row");
    for (const { label, data } of row) {
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => {
        think(phone);
        send({ type: "tap", who: phone.who, message: message.id, data });
      });
      line.append(button);
    }
    node.append(line);
  }
  const code = message.from === "bot" && message.text.match(CODE);
  if (code) node.append(handOver(phone, code[0]));
  return node;
}

// People's words stand apart from the companion's: nobody can write in its voice.
function words(message) {
  const box = element("div", "text");
  let at = 0;
  for (const [start, length] of message.quotes ?? []) {
    const before = message.text.slice(at, start).replace(/\n+$/, "");
    if (before) box.append(element("p", "", before.replace(/^\n+/, "")));
    box.append(element("blockquote", "", message.text.slice(start, start + length)));
    at = start + length;
  }
  const rest = message.text.slice(at).replace(/^\n+/, "");
  if (rest) box.append(element("p", "", rest));
  return box;
}

function handOver(phone, text) {
  const other = [...phones.values()].find((each) => each !== phone);
  const button = element("button", "code", `Hand it to ${other.name ?? "the other phone"}`);
  button.type = "button";
  button.addEventListener("click", () => {
    other.area.value = text;
    other.area.focus();
  });
  return button;
}

function show(state) {
  document.getElementById("clock").textContent = state.clock.text;
  for (const [who, found] of Object.entries(state.phones)) {
    const phone = phones.get(who);
    phone.name = found.name;
    phone.section.querySelector("h2").textContent = found.name;
  }
  for (const [who, found] of Object.entries(state.phones)) draw(phones.get(who), found.messages);
  const list = document.getElementById("group");
  list.replaceChildren(...state.group.messages.map((message) => render({ who: "group" }, message)));
  const note = document.getElementById("group-note");
  note.textContent = state.group.note ?? "";
  note.hidden = state.group.messages.length > 0;
  list.hidden = !note.hidden;
}

function connect() {
  socket = new WebSocket(`ws://${location.host}/ws`);
  socket.addEventListener("open", () => {
    wait = 500;
    document.getElementById("lost").hidden = true;
  });
  socket.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    if (message.type === "state") show(message);
    else if (message.type === "note") {
      for (const phone of phones.values()) phone.thinking.hidden = true;
      toast(message.text);
    }
  });
  socket.addEventListener("close", () => {
    document.getElementById("lost").hidden = false;
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, 8000);
  });
}

for (const section of document.querySelectorAll("[data-phone]")) setUp(section);
for (const button of document.querySelectorAll("[data-move]")) {
  button.addEventListener("click", () => send({ type: "clock", move: button.dataset.move }));
}
connect();
