using Kalapa.Domain.Text;

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

    /// <summary>Equipment came in (P16).</summary>
    EquipmentIn,

    /// <summary>Equipment went out (P17).</summary>
    EquipmentOut,

    /// <summary>A badge that was not given back at the exit turned up.</summary>
    BadgeReturned,
}

/// <summary>Whether a passage is recorded already.</summary>
public enum PassageRepeat
{
    /// <summary>It is a passage of its own.</summary>
    None,

    /// <summary>The same guard pressed twice: it is recorded, and nothing is wrong.</summary>
    SamePress,

    /// <summary>Another screen was a moment faster: it is recorded, and nobody was refused.</summary>
    LostRace,
}

/// <summary>What the guard adds to one passage.</summary>
/// <param name="PressId">Names the press on the guard's screen, so that a screen that lost the answer can ask whether it was recorded.</param>
/// <param name="WithoutCode">Why somebody comes in by name and ID without the permit's code; null when the code was shown.</param>
public sealed record PassageNotes(Guid? PressId = null, string? WithoutCode = null)
{
    /// <summary>Nothing to add.</summary>
    public static PassageNotes None { get; } = new();

    /// <summary>The number of the badge that is handed out; null or empty where the branch uses none.</summary>
    public string? Badge { get; init; }

    /// <summary>Who escorts, by name; needed where the permit's <see cref="EscortDuty"/> asks for somebody.</summary>
    public string? Escort { get; init; }

    /// <summary>Going out: the badge was given back. False: it was not, and is looked for.</summary>
    public bool? BadgeReturned { get; init; }
}

/// <summary>Whom the guard turns away.</summary>
/// <param name="PersonId">A listed person whose ID does not match; null for somebody who is not on the list.</param>
/// <param name="Name">How the one who is not listed is called, where that is known.</param>
public sealed record TurnedAway(Guid? PersonId, string? Name = null);

/// <summary>One line of the gate's book. Written once, but that a refusal can be withdrawn before it is told.</summary>
public sealed class GateEvent
{
    /// <summary>A second press of the same passage by the same guard within this time (5 s) is the first one.</summary>
    public static TimeSpan RepeatTime { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Two guards who record the same passage within this time (1 min) raced: the later one has turned nobody away.</summary>
    public static TimeSpan RaceTime { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The same refusal of the same permit at the same gate within this time (10 min) is another look at it, not another visitor.</summary>
    public static TimeSpan RescanTime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the guard may withdraw a refusal (10 s).</summary>
    public static TimeSpan UndoTime { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest name and reason that is kept, in characters.</summary>
    public const int MaxWords = 200;

    /// <summary>Longest typed code that is kept, in characters.</summary>
    public const int MaxTypedCode = 64;

    /// <summary>Longest description of a thing that is kept, in characters.</summary>
    public const int MaxWhat = 250;

    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>The permit; null when the typed code is nobody's.</summary>
    public Guid? PermitId { get; init; }

    /// <summary>The permit's company, by which its visits are found; null when the typed code is nobody's.</summary>
    public Guid? TenantId { get; init; }

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

    /// <summary>The name of somebody turned away who is on no list, as the guard typed it.</summary>
    public string? TypedName { get; private set; }

    /// <summary>Why somebody came in without the permit's code; null when it was shown.</summary>
    public string? WithoutCode { get; init; }

    /// <summary>The press on the guard's screen; null for what no screen pressed.</summary>
    public Guid? PressId { get; init; }

    /// <summary>When a refusal is told to the client and customer service; null when it was told at once, or has been.</summary>
    public DateTimeOffset? TellAt { get; private set; }

    /// <summary>When the guard took a refusal back: nobody was turned away.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Place of the line in the permit's equipment, from 0; null when it is about no listed thing.</summary>
    public int? Line { get; init; }

    /// <summary>Pieces that passed.</summary>
    public int? Quantity { get; init; }

    /// <summary>The serial as the guard read it.</summary>
    public string? Serial { get; init; }

    /// <summary>The thing, in words.</summary>
    public string? What { get; init; }

    /// <summary>The line of the device register that a tick of equipment is about; null for all else.</summary>
    public Guid? DeviceId { get; private set; }

    /// <summary>Which of the device's movements it is, from 1; two may be of one instant.</summary>
    public int? DeviceStep { get; private set; }

    /// <summary>Pieces of a listed line passed (P16, P17).</summary>
    public bool IsEquipmentTick => Type is GateEventType.EquipmentIn or GateEventType.EquipmentOut;

    /// <summary>The badge that was handed out or that somebody left with.</summary>
    public string? Badge { get; init; }

    /// <summary>Going out: whether <see cref="Badge"/> was given back; null when there was none.</summary>
    public bool? IsBadgeBack { get; init; }

    /// <summary>Who escorts the one who came in.</summary>
    public string? Escort { get; init; }

    /// <summary>The account at the gate.</summary>
    public Guid GuardId { get; init; }

    /// <summary>The guard's name at that moment.</summary>
    public required string GuardName { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Somebody was turned away, and everybody concerned may hear it.</summary>
    public bool IsTold => Type == GateEventType.Denied && TellAt is null && WithdrawnAt is null;

    /// <summary>The guard may still take it back.</summary>
    public bool MayWithdraw(DateTimeOffset now) => TellAt > now && WithdrawnAt is null;

    /// <summary>The refusal is taken back.</summary>
    /// <exception cref="RuleBroken"><c>gate.undo-too-late</c> once it has been told.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        if (!MayWithdraw(now))
        {
            throw new RuleBroken("gate.undo-too-late", (int)UndoTime.TotalSeconds);
        }

        WithdrawnAt = now;
    }

    /// <summary>The time to take it back is over: from here on it is told.</summary>
    /// <returns>False when it was taken back, or was told before.</returns>
    public bool Tell(DateTimeOffset now)
    {
        if (WithdrawnAt is not null || TellAt is not { } due || due > now)
        {
            return false;
        }

        TellAt = null;
        return true;
    }

    /// <summary>The register knows which device passed.</summary>
    public void IsAbout(Guid deviceId, int step) => (DeviceId, DeviceStep) = (deviceId, step);

    /// <summary>What another record of this passage is, while the person is where it led.</summary>
    /// <param name="guardId">Who wants to record it.</param>
    /// <param name="pressId">With which press.</param>
    /// <param name="now">When.</param>
    public PassageRepeat RepeatedBy(Guid guardId, Guid? pressId, DateTimeOffset now) =>
        (GuardId == guardId && now - At < RepeatTime) || (pressId is not null && pressId == PressId) ? PassageRepeat.SamePress
        : now - At < RaceTime ? PassageRepeat.LostRace
        : PassageRepeat.None;

    internal void TellLater(string? name)
    {
        TellAt = At + UndoTime;
        TypedName = TypedText.IsBlank(name) ? null : TypedText.Shorten(TypedText.Line(name), MaxWords);
    }

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
        TypedCode = TypedText.Shorten(TypedText.Line(typedCode), MaxTypedCode),
        GuardId = guard.UserId,
        GuardName = guard.Name,
        At = now,
    };

    /// <summary>Pieces of a line passed.</summary>
    internal static GateEvent Equipment(Permit permit, GateEventType type, EquipmentLine line, EquipmentMovement moved) => new()
    {
        Id = Guid.CreateVersion7(moved.At),
        PermitId = permit.Id,
        TenantId = permit.TenantId,
        BranchCode = permit.BranchCode,
        Type = type,
        Line = line.Number,
        Quantity = moved.Quantity,
        Serial = Cut(moved.Serial, MaxTypedCode),
        What = Cut(line.Item.Name, MaxWhat),
        GuardId = moved.GuardId,
        GuardName = moved.GuardName,
        At = moved.At,
    };

    /// <summary>A thing did not pass.</summary>
    internal static GateEvent EquipmentDenied(Guid permitId, string branchCode, DenyCode denied, string what, Actor guard, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PermitId = permitId,
        BranchCode = branchCode,
        Type = GateEventType.Denied,
        DenyCode = denied,
        What = Cut(what, MaxWhat),
        GuardId = guard.UserId,
        GuardName = guard.Name,
        At = now,
    };

    private static string Cut(string text, int most) => Text.TypedText.Shorten(text, most);
}
