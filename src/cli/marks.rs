//! Marks named on the command line: `security=4`.

use super::context::Context;
use super::error::CommandError;
use crate::model::Book;
use crate::words::{Message, vocabulary};

impl Context<'_> {
    /// The marks that the texts give to some of `services`, as the files have them: column and
    /// mark. A service may be named as the files or as people do.
    pub fn marks<S: AsRef<str>>(
        &self,
        texts: &[String],
        services: &[S],
        book: &Book,
    ) -> Result<Vec<(String, String)>, CommandError> {
        let scale = book.policy.satisfaction.scale;
        let mut marks: Vec<(String, String)> = Vec::new();
        for text in texts.iter().flat_map(|text| text.split([',', ';'])) {
            let Some((service, mark)) = text.split_once(['=', '＝']) else {
                return self.refuse(Message::LogRateForm {
                    value: &text,
                    scale: &scale,
                });
            };
            let (service, mark) = (service.trim(), mark.trim());
            let typed = vocabulary::SERVICE.typed(service);
            let said = |known: &&S| {
                known.as_ref() == service || typed.is_some_and(|word| word.key == known.as_ref())
            };
            let Some(known) = services.iter().find(said) else {
                let names = self.words.list(services);
                return self.refuse(Message::LogRateService {
                    value: &service,
                    names: &names,
                });
            };
            let column = format!("rate_{}", known.as_ref());
            if !mark
                .parse::<u8>()
                .is_ok_and(|mark| (1..=scale).contains(&mark))
            {
                return self.refuse(Message::LogRateMark {
                    value: &mark,
                    scale: &scale,
                });
            }
            if marks.iter().any(|(named, _)| *named == column) {
                return self.refuse(Message::LogRateTwice {
                    value: &known.as_ref(),
                });
            }
            marks.push((column, mark.to_owned()));
        }
        Ok(marks)
    }
}
