using Kalapa.Domain.Promises;

namespace Kalapa.Domain.Audit;

/// <summary>What of a ticket's record its client may read: the steps, and the reasons that are meant for the client.</summary>
public static class PublicTimeline
{
    // Questions and answers between supervisor and CS are internal; verdicts reach the client with the return; places are counted live.
    private static readonly HashSet<string> Hidden = ["T17", "T28", "T29", "T30", "O14", "O23", "T09.place", "owner.lost", AuditEvent.DeniedAtGate, .. PromiseEvents.Types];
    private static readonly HashSet<string> WithReason = ["T08", "T12", "T13", "T15", "T18", "T20", "T25", "T26", "T27", "T31", "P04", "P14", "U01", "U02", "U09", "U11"];

    /// <summary>The types that only staff reads, for a query.</summary>
    public static IReadOnlyCollection<string> HiddenTypes => Hidden;

    /// <summary>True when the step itself may be known.</summary>
    public static bool Shows(AuditEvent happened) => !Hidden.Contains(happened.Type);

    /// <summary>The step without the words that are meant for staff; for whom somebody decided is meant for everybody.</summary>
    public static AuditEvent Of(AuditEvent happened) =>
        WithReason.Contains(happened.Type) ? WithoutInternal(happened) : happened.With(happened.Values.Where(value => value.Key == AuditEvent.OnBehalfOf).ToDictionary());

    /// <summary>True for words that only readers of internal notes may know, whatever else of the step they see: what supervisor and CS say to each other, and the cause that a fault had.</summary>
    /// <param name="type">The step, such as <c>U05</c>.</param>
    /// <param name="key">Which of its values.</param>
    public static bool IsInternal(string type, string key) => key switch
    {
        "question" => type == "T16",
        "answer" => type == "T17",
        "note" => type == "U05",
        "instruction" or "cause" => true,
        _ => false,
    };

    /// <summary>The step without such words.</summary>
    public static AuditEvent WithoutInternal(AuditEvent happened) => happened.Values.Keys.Any(key => IsInternal(happened.Type, key))
        ? happened.With(happened.Values.Where(value => !IsInternal(happened.Type, value.Key)).ToDictionary())
        : happened;
}
