//! Check judged from outside: by the corpus of broken exercises, by small changes of the minimal
//! one, and by exercises broken at random.

mod broken;
mod files;
mod lowering;
mod mutations;
mod story;
