//! The frame of the page: head, policy, title, then its parts in order.

use super::block::block;
use super::markup::{element, escape};
use super::sorting::rules;
use super::style::STYLE;
use super::svg::PATTERNS;
use super::table::drawn;
use crate::render::pieces::{incomplete, subtitle};
use crate::render::{Look, Show};
use crate::sheet::{Block, Link, Page};

/// What the browser may do: show this file's own style and pictures inside it; nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What every page says of who made it.
pub const PAGE_MARK: &str = "<meta name=\"generator\" content=\"visits\">";

/// The whole page.
pub(in crate::render) fn html(page: &Page, look: &Look) -> String {
    let title = Show::new(look).text(&page.title);
    let title = if title.trim().is_empty() {
        page.name
    } else {
        &title
    };
    let rules = rules(page, |table| drawn(table).len());
    let mut out = head(title, &rules, look);
    let class = match (page.is_form, page.one_sheet) {
        (true, _) => " class=\"form\"",
        (_, true) => " class=\"sheet\"",
        _ => "",
    };
    line(&mut out, &format!("<main{class}>"));
    if !page.links.is_empty() {
        line(&mut out, &ways(&page.links, Show::new(look)));
    }
    line(&mut out, "<header>");
    if let Some(said) = incomplete(page, look) {
        line(&mut out, &element("p", "warn", &said));
    }
    line(&mut out, &element("h1", "", title));
    for under in subtitle(page, look) {
        line(&mut out, &element("p", "sub", &under));
    }
    out.push_str("</header>\n");
    let has_charts = page.charts().next().is_some();
    if has_charts {
        line(&mut out, PATTERNS);
    }
    push_blocks(&mut out, page, look);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The ways to other pages; the one to this page is no way.
fn ways(links: &[Link], show: Show<'_>) -> String {
    let ways = links.iter().map(|link| {
        let text = escape(&show.text(&link.text));
        match &link.file {
            Some(file) => format!("<a href=\"{}\">{text}</a>", escape(file)),
            None => format!("<b aria-current=\"page\">{text}</b>"),
        }
    });
    format!("<nav>{}</nav>", ways.collect::<Vec<_>>().join(" "))
}

/// The parts; charts that follow one another stand side by side where there is room, and so do
/// tables.
fn push_blocks(out: &mut String, page: &Page, look: &Look) {
    let flow = |part: &Block| match part {
        Block::Chart(_) => "charts",
        Block::Table(_) => "tables",
        _ => "",
    };
    for parts in page
        .on_paper()
        .chunk_by(|before, after| flow(before) == flow(after))
    {
        let class = parts.first().map_or("", flow);
        if !class.is_empty() {
            line(out, &format!("<div class=\"{class}\">"));
        }
        for part in parts {
            line(out, &block(part, look));
        }
        if !class.is_empty() {
            line(out, "</div>");
        }
    }
}

fn head(title: &str, rules: &str, look: &Look) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         {PAGE_MARK}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n<style>{STYLE}{rules}</style>\n</head>\n<body>\n",
        look.words.lang.as_str(),
        escape(title)
    )
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
