namespace Kalapa.Domain.Permits;

/// <summary>What happened at the gate.</summary>
public enum GateEventType
{
    /// <summary>A code was looked up.</summary>
    Lookup,

    /// <summary>Somebody came in.</summary>
    CheckIn,

    /// <summary>Somebody went out.</summary>
    CheckOut,

    /// <summary>Somebody was turned away, with a <see cref="DenyCode"/>.</summary>
    Denied,
}

/// <summary>One line of the gate's book. Written once.</summary>
public sealed class GateEvent
{
    /// <summary>Longest typed code that is kept, in characters.</summary>
    public const int MaxTypedCode = 64;

    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>The permit; null when the typed code is nobody's.</summary>
    public Guid? PermitId { get; init; }

    /// <summary>The gate's branch, which need not be the permit's.</summary>
    public required string BranchCode { get; init; }

    /// <summary>Who came or went; null for a lookup.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What happened.</summary>
    public GateEventType Type { get; init; }

    /// <summary>Why not; null when the gate said yes.</summary>
    public DenyCode? DenyCode { get; init; }

    /// <summary>The code as typed, when it is nobody's.</summary>
    public string? TypedCode { get; init; }

    /// <summary>The account at the gate.</summary>
    public Guid GuardId { get; init; }

    /// <summary>The guard's name at that moment.</summary>
    public required string GuardName { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>A code was typed that no permit has.</summary>
    /// <param name="branchCode">The gate's branch.</param>
    /// <param name="typedCode">As typed; cut at <see cref="MaxTypedCode"/>.</param>
    /// <param name="guard">Who typed it.</param>
    /// <param name="now">When.</param>
    public static GateEvent UnknownCode(string branchCode, string typedCode, Actor guard, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BranchCode = branchCode,
        Type = GateEventType.Denied,
        DenyCode = Permits.DenyCode.NotFound,
        TypedCode = typedCode.Length > MaxTypedCode ? typedCode[..MaxTypedCode] : typedCode,
        GuardId = guard.UserId,
        GuardName = guard.Name,
        At = now,
    };
}
