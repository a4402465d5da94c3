using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Permits;

/// <summary>A code with its names, as they were.</summary>
/// <param name="Code">Of a permit type or a paper.</param>
/// <param name="NameId">In Indonesian.</param>
/// <param name="NameEn">In English.</param>
public sealed record NamedCode(string Code, string NameId, string NameEn);

/// <summary>
/// What a permit says besides its own columns, as it was when it came out: the paper is drawn from this, so whoever draws it again after
/// a branch, a company or the catalogue changed gets the same paper.
/// </summary>
public sealed record PermitSnapshot
{
    /// <summary>The company's name.</summary>
    public required string Company { get; init; }

    /// <summary>The branch's name.</summary>
    public required string BranchName { get; init; }

    /// <summary>Its postal address.</summary>
    public required string BranchAddress { get; init; }

    /// <summary>Its emergency phone.</summary>
    public required string EmergencyPhone { get; init; }

    /// <summary>The zones it opens.</summary>
    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>Who must be escorted where.</summary>
    public required EscortDuty Escort { get; init; }

    /// <summary>The kinds of work, the base type first.</summary>
    public required IReadOnlyList<NamedCode> Types { get; init; }

    /// <summary>One line that names the work.</summary>
    public required string Title { get; init; }

    /// <summary>Rack labels; empty for none.</summary>
    public required string Racks { get; init; }

    /// <summary>Hazards the client named.</summary>
    public required IReadOnlyList<string> Hazards { get; init; }

    /// <summary>Vehicles that come.</summary>
    public required IReadOnlyList<Vehicle> Vehicles { get; init; }

    /// <summary>The papers the supervisor let go.</summary>
    public required IReadOnlyList<NamedCode> Waivers { get; init; }

    /// <summary>Who authorised it, by name.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>All who authorised it, and for whom; empty on a permit from before both stood there, which <see cref="DecidedBy"/> authorised.</summary>
    public IReadOnlyList<DeciderName> Deciders { get; init; } = [];

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>
    /// The snapshot of a permit: taken at P01, and read again from the request and its decision, which no longer change, for a permit from
    /// before snapshots were kept.
    /// </summary>
    /// <param name="permit">Its zones and waivers count, which a decision may have narrowed.</param>
    /// <param name="content">The request.</param>
    /// <param name="approval">The decision that let it out.</param>
    /// <param name="context">Branch, company and catalogue of this moment.</param>
    public static PermitSnapshot Of(Permit permit, RequestContent content, Approval approval, SubmissionContext context) => new()
    {
        Company = context.Tenant.LegalName,
        BranchName = context.Branch.Name,
        BranchAddress = context.Branch.Address,
        EmergencyPhone = context.Branch.EmergencyPhone,
        Zones = [.. context.Branch.Zones.Where(zone => permit.Zones.Contains(zone.Code))],
        Escort = EscortDuty.Of(content.Types, permit.Zones, context.Branch, context.Catalogue),
        Types = [.. content.Types.Select(context.Catalogue.Type).Select(type => new NamedCode(type.Code, type.NameId, type.NameEn))],
        Title = content.Title,
        Racks = content.Racks,
        Hazards = [.. content.Hazards],
        Vehicles = [.. content.Vehicles],
        Waivers = [.. permit.Waivers.Select(context.Catalogue.Paper).Select(paper => new NamedCode(paper.Code, paper.NameId, paper.NameEn))],
        DecidedBy = approval.DecidedByName,
        Deciders = approval.Deciders,
        DecidedAt = approval.DecidedAt ?? permit.IssuedAt,
    };
}
