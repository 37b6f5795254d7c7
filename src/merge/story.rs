//! How the clusters stand to each other: which is whose, and which happening an answer answers.

use super::Context;
use super::cluster::Clusters;
use crate::model::Status;

/// The cluster of each report.
pub(super) fn cluster_of(clusters: &Clusters, reports: usize) -> Vec<u32> {
    let mut of = vec![0; reports];
    for (i, members) in clusters.members.iter().enumerate() {
        for &m in members {
            of[m as usize] = i as u32;
        }
    }
    of
}

/// For each report that answers another happening, the cluster of that one.
pub(super) fn answers(c: &Context, of: &[u32]) -> Vec<Option<u32>> {
    c.reports
        .iter()
        .enumerate()
        .map(|(i, r)| {
            let response = r.response_to?;
            let named = c
                .around(i)
                .filter(|o| o.0 != i && response.overlaps(o.1.cue) && !r.cue.overlaps(o.1.cue))
                .min_by_key(|o| o.1.cue.start);
            // A bare "in response" answers the last attack told.
            let last = || {
                c.around(i).rev().find(|o| {
                    o.0 < i
                        && o.1.status == Status::Actual
                        && o.1.kind.family() != r.kind.family()
                        && o.1.paragraph + 1 >= r.paragraph
                })
            };
            let bare = c.words(r.document, response).split_whitespace().count() <= 3;
            named.or_else(|| last().filter(|_| bare)).map(|o| of[o.0])
        })
        .collect()
}
