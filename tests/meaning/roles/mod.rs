//! Roles that the text states.

mod apposition;
mod coordination;
mod evidence;
mod forms;
mod prefix;
mod subjects;
mod verbs;
