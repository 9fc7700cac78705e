//! The flagship searched completely, from each chair there is.

use super::flagship::shipped;
use offramp::analysis::*;

#[test]
fn the_flagship_is_solved_from_each_chair() {
    let exercise = shipped("an-empty-room");
    for (chair, row) in exercise.chairs.iter() {
        let t = std::time::Instant::now();
        let graph = explore(&exercise, chair, Limits::default(), &mut ()).unwrap();
        eprintln!(
            "{} {} nodes {} states {} transitions {:?} minutes {:?}",
            row.id,
            graph.nodes(),
            graph.states(),
            graph.transitions(),
            graph.minutes(),
            t.elapsed()
        );
        let values = Values::solve_all(&graph, [Policy::Best, Policy::Worst, Policy::Uniform]);
        eprintln!(
            "{:?} {:?}",
            values
                .each_ref()
                .map(|v| v.whole(&graph) as f64 / ONE as f64 / 100.0),
            t.elapsed()
        );
        for value in &values {
            let shares = Shares::follow(&graph, value);
            let dims = shares.accounts.map(|a| a as f64 / WHOLE as f64 / 100.0);
            eprintln!(
                "{:?} accounts {dims:.2?} sum {:.5}",
                value.policy(),
                dims.iter().sum::<f64>()
            );
            for (id, ending) in exercise.endings.iter() {
                eprintln!(
                    "   {} {:.4} %",
                    ending.id,
                    shares.of_ending[usize::from(id.0)] as f64 / WHOLE as f64 * 100.0
                );
            }
        }
        for ending in graph.endings() {
            let w = Witness::of(&exercise, chair, &graph, ending).unwrap();
            eprintln!(
                "{}: {:?} draws {:?}",
                exercise.endings[ending].id, w.lines, w.draws
            );
        }
        eprintln!("{:?}", t.elapsed());
    }
}
