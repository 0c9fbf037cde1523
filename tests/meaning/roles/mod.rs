//! Roles that the text states.

mod apposition;
mod prefix;
mod verbs;
