using Kalapa.Domain.Audit;

namespace Kalapa.App.Features.Activity;

/// <summary>The types of the record, as the filters offer them; each has a name under <c>Event.</c> in the words.</summary>
public static class EventTypes
{
    /// <summary>All of them, in the order of a ticket's life.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "T01", "T02", "T04", "T05", "T06", "T07", "O14", "T08", "T09", "T09.place", "T10", "T11", "T12", "T13", "T14", "T15", "T16", "T17", "T18", "T19",
        "T20", "T21", "T24", "T25", "T26", "T27", "T28", "T29", "T30", "T31", "O23", "owner.lost",
        "U01", "U02", "U03", "U04", "U05", "U06", "U07", "U08", "U09", "U10", "U11", "O65",
        "promise.80", "promise.100", "promise.150",
        "T28.overdue", "P01", "P02", "P03", "P04", "P05", "P09", "P11", "P12", "P14", "P15", "P16", "P17", "P19", AuditEvent.DeniedAtGate, AuditEvent.RefusalWithdrawn,
        "account.invited", "account.link", "account.password-set", "account.changed", "account.disabled", "account.enabled", "account.first-admin", "account.sessions-ended", "signin.failed",
        "company.added", "company.changed", "person.added", "person.changed", "person.archived", "person.restored",
        "file.missing", "permit.redrawn", "clock.confirmed",
        "rollcall.begun", "rollcall.ended",
        "issue.declared", "issue.updated", "issue.resolved", "issue.linked", "issue.unlinked",
        "contact.saved", "contact.removed", "note.written", "note.edited", "follow-up.opened", "follow-up.moved", "follow-up.done", "follow-up.reopened", "announcement.made", "announcement.withdrawn",
        "solution.drafted", "solution.revised", "solution.published", "solution.retired",
        "standin.named", "standin.begun", "standin.ended", "standin.withdrawn",
        "category.added", "category.renamed", "category.moved", "category.retired", "category.restored",
        "calendar.hours", "calendar.holidays-added", "calendar.holiday-removed", "promises.changed", "delivery.again",
        AuditFilter.Denied,
    ];

    /// <summary>Those that the stream of public events can have: what happens to tickets and permits.</summary>
    public static IReadOnlyList<string> Public { get; } =
        [.. All.Where(type => char.IsUpper(type[0]) && !PublicTimeline.HiddenTypes.Contains(type))];
}
