//! Check judged from outside: by the corpus of broken exercises, by small exercises written for
//! one question, and by exercises broken at random.

mod broken;
