namespace Kalapa.Domain.Organisation;

/// <summary>How a permit comes out after the approval.</summary>
public enum IssueMode
{
    /// <summary>At once, by the system.</summary>
    Auto,

    /// <summary>By the CS owner; by the system when 15 minutes have passed.</summary>
    CsRelease,
}

/// <summary>What a zone is; a rule may treat a battery room unlike a lobby.</summary>
public enum ZoneKind
{
    /// <summary>Reception.</summary>
    Lobby,

    /// <summary>Where equipment is unpacked.</summary>
    Staging,

    /// <summary>Loading dock.</summary>
    Dock,

    /// <summary>Server hall.</summary>
    DataHall,

    /// <summary>Meet-me room.</summary>
    MeetMe,

    /// <summary>Power room.</summary>
    PowerRoom,

    /// <summary>Battery room.</summary>
    Battery,

    /// <summary>Generator.</summary>
    Genset,

    /// <summary>Cooling plant.</summary>
    Cooling,

    /// <summary>Fire system.</summary>
    FireSystem,

    /// <summary>Roof.</summary>
    Roof,

    /// <summary>Office.</summary>
    Office,
}

/// <summary>A part of a branch that a request may name.</summary>
/// <param name="Code">Short name, unique in the branch, such as <c>DH1</c>.</param>
/// <param name="Name">Name on signs and permits.</param>
/// <param name="Kind">What it is.</param>
/// <param name="EscortRequired">Visitors are never alone there.</param>
public sealed record Zone(string Code, string Name, ZoneKind Kind, bool EscortRequired);

/// <summary>One data centre.</summary>
public sealed class Branch
{
    /// <summary>Three letters: CBT, BDG, PKU, SBY or BTR.</summary>
    public required string Code { get; init; }

    /// <summary>Name people use.</summary>
    public required string Name { get; set; }

    /// <summary>Postal address, printed on permits.</summary>
    public required string Address { get; set; }

    /// <summary>IANA zone; every time of this branch is shown in it.</summary>
    public required string TimeZone { get; set; }

    /// <summary>How permits come out here.</summary>
    public IssueMode IssueMode { get; set; }

    /// <summary>How many visitors may be inside at once.</summary>
    public int MaxPeople { get; set; }

    /// <summary>Printed on permits.</summary>
    public required string EmergencyPhone { get; set; }

    /// <summary>Takes new requests.</summary>
    public bool Active { get; set; } = true;

    /// <summary>What a request may name.</summary>
    public IReadOnlyList<Zone> Zones { get; set; } = [];

    /// <summary>The zone of <see cref="TimeZone"/>.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine has no such zone.</exception>
    public TimeZoneInfo Clock => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
