//! The door, the console and the wall: pictures, what keys ask for, and what must hold whatever is
//! pressed.

mod keys;
mod pictures;
mod screens;
