using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Permits;

/// <summary>The ticket's part of a permit.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="TenantId">Its company.</param>
/// <param name="BranchCode">Its branch.</param>
/// <param name="Content">What was asked.</param>
/// <param name="RevisionHash">The hash of the ticket as it stands; it must be the one that was decided on.</param>
/// <param name="Waivers">Codes of the papers the supervisor let go.</param>
/// <param name="SubmissionContext">Branch, company and catalogue as the permit prints them.</param>
public sealed record ApprovedRequest(
    Guid TicketId, Guid TenantId, string BranchCode, RequestContent Content, string RevisionHash, IReadOnlyList<string> Waivers,
    SubmissionContext SubmissionContext);
