using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;

namespace Kalapa.Domain.PermitRequests;

/// <summary>What a request is checked against: its branch, its company and the catalogue of papers.</summary>
/// <param name="Branch">The request's branch.</param>
/// <param name="Tenant">The request's company.</param>
/// <param name="Catalogue">Types, papers and questions.</param>
public sealed record SubmissionContext(Branch Branch, Tenant Tenant, PermitCatalogue Catalogue);
