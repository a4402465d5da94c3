namespace Kalapa.Domain.RollCalls;

/// <summary>A person on a roll call's list: a copy, so that the report can be read when the permit is long gone.</summary>
public sealed class RollEntry
{
    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The call.</summary>
    public Guid RollCallId { get; private set; }

    /// <summary>The visitor.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>On which permit the person was inside.</summary>
    public Guid PermitId { get; private set; }

    /// <summary>Its ticket.</summary>
    public Guid TicketId { get; private set; }

    /// <summary>The ticket's number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>As on the ID.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Employer.</summary>
    public string Company { get; private set; } = "";

    /// <summary>Where the permit lets the person be.</summary>
    public string Zones { get; private set; } = "";

    /// <summary>Since when the person was inside.</summary>
    public DateTimeOffset InsideSince { get; private set; }

    /// <summary>Came in during the call; null for who was inside when it began.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    /// <summary>Was let out at the gate during the call.</summary>
    public DateTimeOffset? LeftGateAt { get; internal set; }

    /// <summary>The tick that counts; null for none.</summary>
    public RollMark? Mark { get; internal set; }

    /// <summary>Whose.</summary>
    public string MarkedByName { get; internal set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? MarkedAt { get; internal set; }

    /// <summary>What becomes of the person in the count: the tick; without one, the gate's check-out; null while nobody knows.</summary>
    public RollMark? Outcome => Mark ?? (LeftGateAt is null ? null : RollMark.Left);

    internal static RollEntry Of(Guid callId, RollPerson person, DateTimeOffset? joinedAt) => new()
    {
        Id = Guid.CreateVersion7(),
        RollCallId = callId,
        PersonId = person.PersonId,
        PermitId = person.PermitId,
        TicketId = person.TicketId,
        Number = person.Number,
        Name = person.Name,
        Company = person.Company,
        Zones = person.Zones,
        InsideSince = person.InsideSince,
        JoinedAt = joinedAt,
    };

    private RollEntry()
    {
    }
}

/// <summary>One tick of one hand. Written once.</summary>
public sealed class RollTick
{
    /// <summary>Made by the hand that ticked.</summary>
    public Guid Id { get; init; }

    /// <summary>The call.</summary>
    public Guid RollCallId { get; init; }

    /// <summary>Who was ticked.</summary>
    public Guid PersonId { get; init; }

    /// <summary>What was seen.</summary>
    public RollMark Mark { get; init; }

    /// <summary>Whose hand.</summary>
    public Guid ById { get; init; }

    /// <summary>By name.</summary>
    public required string ByName { get; init; }

    /// <summary>When it was made, by the server's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it arrived; later than <see cref="At"/> for a hand without a line.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>It arrived after the end: a note that changes no count.</summary>
    public bool IsLate { get; init; }
}
