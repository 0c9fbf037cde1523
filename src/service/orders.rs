//! What operators ask of whoever keeps the gazetteers loaded, which is the only one that puts engines in place.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use crate::gazetteer::Layer;
use crate::wire::Error;

/// A change, and where to tell what came of it.
#[derive(Debug)]
pub struct Order {
    /// What is asked.
    pub change: Change,
    /// Who asked may have gone.
    pub reply: oneshot::Sender<Result<Loaded, Error>>,
}

/// What an operator may ask.
#[derive(Debug)]
pub enum Change {
    /// Load a gazetteer beside the others.
    Activate {
        /// The name that it is to have.
        name: String,
        /// What its file holds.
        content: Arc<[u8]>,
        /// Whether it is only to be checked.
        only_check: bool,
    },
    /// Take away one that was activated.
    Deactivate {
        /// Its name.
        name: String,
    },
    /// Read the files again where they have changed.
    Reload,
}

/// The gazetteers after a change.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Those that the change was of.
    pub layers: Vec<Layer>,
    /// When they were put in place; none where they only were checked.
    pub time: Option<Timestamp>,
}

/// The way of orders to whoever takes them.
#[derive(Debug, Default)]
pub(super) struct Orders(std::sync::Mutex<Option<mpsc::Sender<Order>>>);

impl Orders {
    /// Orders are taken by whoever holds the receiver.
    pub fn open(&self) -> mpsc::Receiver<Order> {
        let (sender, receiver) = mpsc::channel(1);
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(sender);
        receiver
    }

    /// Has a change made.
    pub async fn make(&self, change: Change) -> Result<Loaded, Error> {
        let orders = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        let (reply, told) = oneshot::channel();
        orders.ok_or(Error::NotReady)?.send(Order { change, reply }).await.map_err(|_| Error::ShuttingDown)?;
        told.await.map_err(|_| Error::ShuttingDown)?
    }
}
