//! A report in a real browser: it is drawn, says nothing on the console, fetches nothing, can be
//! printed, and its headings are there for a screen reader.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::program::{BUOY, Scratch};

/// All of a test, from the start of the browser to its end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Chromium, steered through a pipe: nothing listens on any port.
struct Browser {
    child: Child,
    stdin: ChildStdin,
    said: Receiver<Value>,
    until: Instant,
    last: u64,
    page: String,
    /// What came without being asked for.
    events: Vec<Value>,
}

fn chromium() -> String {
    let named = std::env::var("OFFRAMP_CHROMIUM").ok();
    let known = ["chromium", "chromium-browser", "google-chrome"];
    let there = |name: &&&str| {
        let ran = Command::new(name).arg("--version").output();
        ran.is_ok_and(|ran| ran.status.success())
    };
    named.unwrap_or_else(|| {
        let found = known.iter().find(there);
        let found = found.expect(
            "no Chromium here, so no report was opened: install it (`apt-get install chromium`), \
             or name its program in OFFRAMP_CHROMIUM",
        );
        (*found).to_owned()
    })
}

impl Browser {
    fn start(profile: &Path) -> Self {
        // The browser is steered through its descriptors 3 and 4.
        let script = "exec \"$0\" \"$@\" 3<&0 4>&1 >/dev/null 2>&1 </dev/null";
        let mut child = Command::new("sh")
            .args(["-c", script, &chromium()])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
            ])
            .args(["--disable-dev-shm-usage", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let (tell, said) = channel();
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            while stdout.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
                bytes.pop();
                let value = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
                bytes.clear();
                if tell.send(value).is_err() {
                    return;
                }
            }
        });
        let mut browser = Self {
            child,
            stdin,
            said,
            until: Instant::now() + PATIENCE,
            last: 0,
            page: String::new(),
            events: Vec::new(),
        };
        let target = browser.ask("Target.createTarget", json!({ "url": "about:blank" }));
        let id = target["targetId"].clone();
        let told = browser.ask(
            "Target.attachToTarget",
            json!({ "targetId": id, "flatten": true }),
        );
        browser.page = told["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] {
            browser.ask(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    fn hear(&mut self) -> Value {
        let left = self.until.saturating_duration_since(Instant::now());
        self.said
            .recv_timeout(left)
            .expect("the browser fell silent")
    }

    /// The answer, or the error, to a request.
    fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.last += 1;
        let mut request = json!({ "id": self.last, "method": method, "params": params });
        if !self.page.is_empty() {
            request["sessionId"] = self.page.clone().into();
        }
        let mut bytes = serde_json::to_vec(&request).unwrap();
        bytes.push(0);
        self.stdin.write_all(&bytes).unwrap();
        self.stdin.flush().unwrap();
        loop {
            let mut heard = self.hear();
            if heard["id"] != self.last {
                self.events.push(heard);
            } else if heard["error"].is_null() {
                return Ok(heard["result"].take());
            } else {
                return Err(heard["error"].take());
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params)
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn open(&mut self, file: &Path) {
        let url = format!("file://{}", file.display());
        let told = self.ask("Page.navigate", json!({ "url": url }));
        assert!(told["errorText"].is_null(), "{told}");
        while !self
            .events
            .iter()
            .any(|event| event["method"] == "Page.loadEventFired")
        {
            let event = self.hear();
            self.events.push(event);
        }
    }

    fn value(&mut self, script: &str) -> Value {
        let params = json!({ "expression": script, "returnByValue": true });
        let mut told = self.ask("Runtime.evaluate", params);
        assert!(told["exceptionDetails"].is_null(), "{script}: {told}");
        told["result"]["value"].take()
    }

    fn dress(&mut self, media: &str, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let params = json!({ "media": media, "features": features });
        self.ask("Emulation.setEmulatedMedia", params);
    }

    /// Prints one page, if there are so many; width and height in inches.
    fn prints(&mut self, (width, height): (f64, f64), page: u32) -> bool {
        let params = json!({
            "paperWidth": width, "paperHeight": height, "pageRanges": page.to_string(),
        });
        match self.try_ask("Page.printToPDF", params) {
            // `%PDF-`, as it begins in base 64.
            Ok(told) => told["data"]
                .as_str()
                .is_some_and(|data| data.starts_with("JVBERi0")),
            Err(_) => false,
        }
    }

    fn events(&self, method: &str) -> Vec<&Value> {
        let all = self.events.iter();
        all.filter(|event| event["method"] == method).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let close = json!({ "id": 0, "method": "Browser.close" });
        let _ = self.stdin.write_all(format!("{close}\0").as_bytes());
        let until = Instant::now() + Duration::from_secs(5);
        while Instant::now() < until {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const HOSTILE: &str = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";

/// The names of headings as a screen reader is told them, with their levels.
fn headings(tree: &Value) -> Vec<(i64, String)> {
    let nodes = tree["nodes"].as_array().unwrap().iter();
    let headings = nodes.filter(|node| node["role"]["value"] == "heading");
    headings
        .map(|node| {
            let properties = node["properties"].as_array().unwrap();
            let level = properties.iter().find(|one| one["name"] == "level");
            let level = level.unwrap()["value"]["value"].as_i64().unwrap();
            let name = node["name"]["value"].as_str().unwrap_or_default();
            (level, name.to_owned())
        })
        .collect()
}

#[test]
fn a_report_in_a_browser() {
    let scratch = Scratch::new();
    let lines = format!("ring # {HOSTILE}\n70\nletter\ncourteous\n90\n");
    let args = [
        "play",
        BUOY,
        "--plain",
        "--ask",
        "--seed",
        "7",
        "--session",
        "s",
    ];
    scratch.run(&args, lines.as_bytes()).ends(0);
    let args = ["report", "s", "--to", "html", "--out", "r.html"];
    scratch.run(&args, b"").ends(0);
    let mut browser = Browser::start(&scratch.path("profile"));
    browser.open(&scratch.path("r.html"));

    let title = browser.value("document.title");
    assert!(
        title.as_str().unwrap().starts_with("A Buoy Adrift"),
        "{title}"
    );
    assert_eq!(browser.value("document.scripts.length"), 0);
    assert_eq!(browser.value("document.images.length"), 0);
    let quoted = browser.value("document.querySelector('.own').textContent");
    assert_eq!(quoted, HOSTILE, "what was typed, to the letter");
    let drawn = "[...document.querySelectorAll('svg.chart')].map(one => one.getBoundingClientRect()).every(box => box.width > 300 && box.height > 50)";
    assert_eq!(browser.value(drawn), true);
    assert!(
        browser
            .value("document.querySelectorAll('svg.chart').length")
            .as_i64()
            >= Some(4)
    );

    let tree = browser.ask("Accessibility.getFullAXTree", json!({}));
    let headings = headings(&tree);
    let (first, rest) = headings.split_first().unwrap();
    assert_eq!(*first, (1, "A Buoy Adrift".to_owned()));
    let mut before = 1;
    for (level, name) in rest {
        assert!(
            *level >= 2 && *level <= before + 1,
            "{level} {name} after {before}"
        );
        before = *level;
    }
    for wanted in ["What happened", "Timeline", "Score", "Improvement plan"] {
        let found = headings
            .iter()
            .any(|(level, name)| *level == 2 && name == wanted);
        assert!(found, "{wanted} in {headings:?}");
    }
    let nodes = tree["nodes"].as_array().unwrap();
    for role in ["main", "navigation", "banner", "rowheader", "columnheader"] {
        assert!(
            nodes.iter().any(|node| node["role"]["value"] == role),
            "no {role}"
        );
    }
    let pictures = nodes.iter().filter(|node| {
        let role = &node["role"]["value"];
        *role == "image" || *role == "img"
    });
    for picture in pictures {
        assert_ne!(picture["name"]["value"], "", "{picture}");
        assert_ne!(picture["description"]["value"], "", "{picture}");
    }

    let ground = "getComputedStyle(document.body).backgroundColor";
    browser.dress("", "light");
    let light = browser.value(ground);
    browser.dress("", "dark");
    let dark = browser.value(ground);
    assert_ne!(light, dark);
    browser.dress("print", "dark");
    assert_eq!(browser.value(ground), light, "paper is white");
    browser.dress("", "light");
    for paper in [(8.27, 11.69), (8.5, 11.0)] {
        assert!(
            browser.prints(paper, 1) && browser.prints(paper, 2),
            "{paper:?}"
        );
        assert!(!browser.prints(paper, 500), "{paper:?}");
    }

    let fetched = browser.events("Network.requestWillBeSent");
    let fetched: Vec<&Value> = fetched
        .iter()
        .map(|event| &event["params"]["request"]["url"])
        .collect();
    assert_eq!(fetched.len(), 1, "the page and nothing else: {fetched:?}");
    assert!(fetched[0].as_str().unwrap().ends_with("/r.html"));
    for method in [
        "Runtime.consoleAPICalled",
        "Runtime.exceptionThrown",
        "Log.entryAdded",
    ] {
        assert_eq!(browser.events(method), Vec::<&Value>::new(), "{method}");
    }
}

#[test]
fn papers_in_a_browser() {
    let scratch = Scratch::new();
    let args = ["papers", BUOY, "--to", "html", "--out", "day"];
    scratch.run(&args, b"").ends(0);
    let mut browser = Browser::start(&scratch.path("profile"));
    for paper in ["facilitator-guide", "play-cards", "evaluation-guide"] {
        browser.events.clear();
        browser.open(&scratch.path(&format!("day/{paper}.html")));
        assert_eq!(browser.value("document.scripts.length"), 0);
        let tree = browser.ask("Accessibility.getFullAXTree", json!({}));
        let mut before = 0;
        for (level, name) in headings(&tree) {
            assert!(
                level <= before + 1,
                "{paper}: {level} {name} after {before}"
            );
            before = level;
        }
        assert!(before > 1, "{paper} has chapters");
        browser.dress("print", "light");
        for sheet in [(8.27, 11.69), (8.5, 11.0)] {
            assert!(
                browser.prints(sheet, 1) && browser.prints(sheet, 2),
                "{paper}"
            );
        }
        for method in ["Runtime.consoleAPICalled", "Log.entryAdded"] {
            assert_eq!(browser.events(method), Vec::<&Value>::new(), "{method}");
        }
        let fetched = browser.events("Network.requestWillBeSent").len();
        assert_eq!(fetched, 1, "{paper} and nothing else");
    }
}
