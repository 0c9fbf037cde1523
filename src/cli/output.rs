//! What commands write: locked once, buffered, coloured only for a terminal.

use std::io::{self, BufWriter, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;

/// Standard output.
pub type Output = AutoStream<StdoutLock<'static>>;

/// Locks standard output; escape codes written to it are dropped where it is no terminal.
pub fn stdout() -> Output {
    AutoStream::auto(io::stdout().lock())
}

/// A buffer before standard output for plain lines.
pub fn plain_stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Whether colours show.
pub fn has_colour(output: &Output) -> bool {
    output.current_choice() != ColorChoice::Never
}

/// Writes rows as columns, two spaces apart, below a bold heading line.
pub fn table<const N: usize>(output: &mut impl Write, heading: [&str; N], rows: &[[String; N]]) -> io::Result<()> {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([heading[column].len()]).max().unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let bold = Style::new().bold();
    write!(output, "{bold}")?;
    line(output, heading, widths)?;
    write!(output, "{bold:#}")?;
    rows.iter().try_for_each(|row| line(output, row.each_ref().map(String::as_str), widths))
}

fn line<const N: usize>(output: &mut impl Write, cells: [&str; N], widths: [usize; N]) -> io::Result<()> {
    let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
    writeln!(output, "  {}", padded.collect::<Vec<_>>().join("  ").trim_end())
}
