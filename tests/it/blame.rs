//! What multiplies the states of the flagship: run with `STAGE=patrol cargo test --test it blame -- --nocapture`.

use crate::support::explore::Game;
use crate::support::load::exercise;

#[test]
fn blame() {
    if std::env::var("STAGE").is_err() {
        return;
    }
    use offramp::engine::Phase;
    use rustc_hash::FxHashSet;
    let exercise = exercise("exercises/an-empty-room");
    let game = Game::new(&exercise, "us");
    let want = std::env::var("STAGE").unwrap_or("two-stories".into());
    let mut seen: FxHashSet<crate::support::explore::Node> = FxHashSet::default();
    let mut layer: Vec<_> = game.starts().into_iter().map(|led| led.node).collect();
    let mut hits = Vec::new();
    while !layer.is_empty() {
        let mut next = Vec::new();
        for node in layer {
            if !seen.insert(node.clone()) || matches!(node.0.phase, Phase::Ended(_)) {
                continue;
            }
            let stage = node.0.stage(&exercise).unwrap();
            if exercise.stages[stage].id == want {
                hits.push(node);
                continue;
            }
            for what in game.moves(&node.0) {
                next.extend(game.after(&node, &what).into_iter().map(|l| l.node));
            }
        }
        layer = next;
        if hits.len() > 400_000 {
            break;
        }
    }
    println!("{} states in {want}", hits.len());
    let base = hits.len();
    let show = |name: String, f: &dyn Fn(&mut crate::support::explore::Node)| {
        let distinct: FxHashSet<_> = hits
            .iter()
            .cloned()
            .map(|mut n| {
                f(&mut n);
                n
            })
            .collect();
        if distinct.len() < base {
            println!("{name:40} {:8.2}x", base as f64 / distinct.len() as f64);
        }
    };
    show("clock".into(), &|n| n.0.clock = 0);
    show("pending".into(), &|n| n.0.pending.clear());
    show("tally".into(), &|n| n.1 = Default::default());
    for (id, slot) in exercise.slots.iter() {
        show(format!("slot {}", slot.id), &|n| {
            n.0.slots[usize::from(id.0)] = 0
        });
    }
    for (id, bit) in exercise.bits.iter() {
        let i = usize::from(id.0);
        let name = match bit.kind {
            offramp::exercise::model::BitKind::Flag(f) => format!("flag {f}"),
            offramp::exercise::model::BitKind::Fired(x) => {
                format!("fired {}", exercise.injects[x].id)
            }
            offramp::exercise::model::BitKind::Chose(o) => {
                format!("chose {}", exercise.options[o].id)
            }
            other => format!("{other:?}"),
        };
        show(name, &|n| n.0.bits[i / 64] &= !(1u64 << (i % 64)));
    }
    let mut clocks: std::collections::BTreeMap<u32, usize> = Default::default();
    for n in &hits {
        *clocks.entry(n.0.clock).or_default() += 1;
    }
    println!("clocks {:?}", clocks);
    let mut pend: std::collections::BTreeMap<String, usize> = Default::default();
    for n in &hits {
        for p in &n.0.pending {
            *pend.entry(format!("{:?}", p)).or_default() += 1;
        }
    }
    println!("pending {:#?}", pend);
    let mut tallies: std::collections::BTreeMap<String, usize> = Default::default();
    for n in &hits {
        *tallies.entry(format!("{:?}", n.1)).or_default() += 1;
    }
    println!("tallies {}", tallies.len());
    for (t, c) in tallies.iter().take(12) {
        println!("{c} {t}");
    }
}
