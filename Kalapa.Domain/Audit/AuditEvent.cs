namespace Kalapa.Domain.Audit;

/// <summary>One row of the append-only record of who did what; also what a replay of the queue reads.</summary>
public sealed class AuditEvent
{
    /// <summary>The <see cref="Type"/> of a refusal at the gate, with its deny code, gate and person.</summary>
    public const string DeniedAtGate = "gate.denied";

    /// <summary>The gate took a refusal back before anybody was told.</summary>
    public const string RefusalWithdrawn = "gate.withdrawn";

    /// <summary>The value that names for whom a stand-in acted (O52).</summary>
    public const string OnBehalfOf = "onBehalfOf";

    /// <summary>Order of the record.</summary>
    public long Seq { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; <see cref="Guid.Empty"/> for Kalapa itself.</summary>
    public Guid ActorId { get; init; }

    /// <summary>The name at that moment.</summary>
    public required string ActorName { get; init; }

    /// <summary>What: a transition's id such as <c>T08</c> or <c>P02</c>, or a word such as <c>denied</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The ticket it is about.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>State before.</summary>
    public string? From { get; init; }

    /// <summary>State after.</summary>
    public string? To { get; init; }

    /// <summary>Reasons, places and names.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The same event with other values: for readers who may see fewer, or see them in words.</summary>
    public AuditEvent With(IReadOnlyDictionary<string, string> values) => new()
    {
        Seq = Seq,
        At = At,
        ActorId = ActorId,
        ActorName = ActorName,
        Type = Type,
        TicketId = TicketId,
        From = From,
        To = To,
        Values = values,
    };
}
