using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Features.Gate;

/// <summary>Somebody the guard may call.</summary>
/// <param name="Name">Who.</param>
/// <param name="Phone">Under which number; null when none is known.</param>
public sealed record GateContact(string Name, string? Phone);

/// <summary>A permit as the guard sees it, with the verdict of this moment.</summary>
/// <param name="Permit">People, window, zones, conditions, equipment.</param>
/// <param name="Branch">The gate.</param>
/// <param name="Number">The ticket's number, which is the permit's name for people.</param>
/// <param name="Tenant">The company's name.</param>
/// <param name="Title">One line that names the work.</param>
/// <param name="Denied">Why nobody may enter on it now; null for yes.</param>
public sealed record GateView(Permit Permit, Branch Branch, string Number, string Tenant, string Title, DenyCode? Denied)
{
    /// <summary>Must the visitors be escorted, and where.</summary>
    public required EscortDuty Escort { get; init; }

    /// <summary>It is an emergency.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>The branch's supervisors, whom the guard may ask.</summary>
    public IReadOnlyList<GateContact> Supervisors { get; init; } = [];

    /// <summary>Why the supervisor holds the permit or took it back; null when nobody did.</summary>
    public string? HoldReason { get; init; }

    /// <summary>From when people may come in, when the hour is what is wrong now.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>When the clock alone may turn the verdict next.</summary>
    public DateTimeOffset? TurnsAt { get; init; }

    /// <summary>Why a listed person would be refused now although the ID matches; absent for who may come in.</summary>
    public IReadOnlyDictionary<Guid, DenyCode> Refusals { get; init; } = new Dictionary<Guid, DenyCode>();

    /// <summary>Until when the gate may undo its close; null when it may not (P19).</summary>
    public DateTimeOffset? ReopenableUntil { get; init; }

    /// <summary>The permit may be closed: people came, all of them left, and they might still come back (P09).</summary>
    public bool MayClose { get; init; }

    /// <summary>Everybody on the list is inside.</summary>
    public bool AllInside => Permit.InsideCount == Permit.People.Count;

    /// <summary>The zones it opens, by name and sign.</summary>
    public IEnumerable<Zone> Zones => Branch.Zones.Where(zone => Permit.Zones.Contains(zone.Code));
}
