use super::*;

#[test]
fn transcript() {
    let mut script = Script::new(today(BEGINNER));
    script.wait(1400.0);
    for (at, line) in &script.told {
        println!("{at:8.1}  {line}");
    }
    for (at, line) in script.said.iter().take(120) {
        println!("{at:8.1}  ~ {line}");
    }
    for line in script.sets() {
        println!("{line}");
    }
    panic!();
}
