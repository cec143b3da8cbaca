//! Cards: to print and carry, and to read on a phone on the way.

use super::markup::{class, element, escape};
use crate::render::{Look, Show};
use crate::sheet::Card;

/// One card.
pub(super) fn card(card: &Card, look: &Look) -> String {
    let show = Show::new(look);
    let beside: Vec<String> = card.beside.iter().map(|cell| show.cell(cell)).collect();
    let told = card.told.iter().map(|(name, text)| {
        let (name, text) = (escape(&show.text(name)), escape(&show.text(text)));
        format!("<dt>{name}</dt><dd>{text}</dd>\n")
    });
    let told: String = told.collect();
    let boxes: String = card
        .boxes
        .iter()
        .map(|text| element("li", "", &show.text(text)))
        .collect();
    let class = format!("card {}", class(card.tone));
    format!(
        "<article class=\"{}\">\n<h3>{}{}{}{}</h3>\n<dl>\n{told}</dl>\n<ul class=\"boxes\">{boxes}</ul>\n\
         <div class=\"result\">{}</div>\n<div class=\"ruled\"></div>\n</article>",
        class.trim_end(),
        element("b", "", &show.text(&card.time)),
        element("b", "place", &show.text(&card.place)),
        element("span", "who", &show.text(&card.name)),
        element("small", "", &beside.join(" · ")),
        element("span", "", &show.text(&card.result)),
    )
}
