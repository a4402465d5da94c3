using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;

namespace Kalapa.App.Live;

/// <summary>One permit as the gate's and the supervisors' lists show it; <see cref="IStableRow.Id"/> is its ticket's.</summary>
public sealed record PermitRow(Guid Id, long Version, AccessSubject Subject) : IBoardRow, IComparable<PermitRow>
{
    /// <summary>The permit's own id.</summary>
    public required Guid PermitId { get; init; }

    /// <summary>The ticket's number.</summary>
    public required string Number { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>The branch.</summary>
    public required string Branch { get; init; }

    /// <summary>IANA zone of the branch.</summary>
    public required string TimeZone { get; init; }

    /// <summary>One line that names the work.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required PermitState State { get; init; }

    /// <summary>When people may be there.</summary>
    public required VisitWindow Window { get; init; }

    /// <summary>Who may come, and since when who is inside.</summary>
    public required IReadOnlyList<PermitRowPerson> People { get; init; }

    /// <summary>Pieces of equipment that came in on it and are inside.</summary>
    public int EquipmentInside { get; init; }

    /// <summary>Somebody stayed too long.</summary>
    public required bool Overstayed { get; init; }

    /// <summary>The company is suspended: nobody enters.</summary>
    public bool TenantSuspended { get; init; }

    /// <summary>It is an emergency.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>How many are inside.</summary>
    public int Inside => People.Count(person => person.InsideSince is not null);

    /// <summary>By the beginning of the visit.</summary>
    public int CompareTo(PermitRow? other) => other is null ? 1 : Window.Start.CompareTo(other.Window.Start);
}

/// <summary>A listed person.</summary>
/// <param name="PersonId">The visitor.</param>
/// <param name="Name">As on the ID.</param>
/// <param name="Company">Employer.</param>
/// <param name="Role">What the person does.</param>
/// <param name="InsideSince">Null while outside.</param>
public sealed record PermitRowPerson(Guid PersonId, string Name, string Company, VisitorRole Role, DateTimeOffset? InsideSince);
