using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>What a reader may choose from.</summary>
/// <param name="Kinds">Reports.</param>
/// <param name="Branches">Names by code.</param>
/// <param name="Tenants">Names of companies; empty for who has but one, and for the gate.</param>
/// <param name="Types">Names of permit types by code.</param>
/// <param name="Categories">Names of categories of support requests by code, each group before its topics.</param>
/// <param name="Agents">Names of agents; empty for clients.</param>
public sealed record ReportChoice(
    IReadOnlyList<ReportKind> Kinds, IReadOnlyDictionary<string, string> Branches, IReadOnlyDictionary<Guid, string> Tenants,
    IReadOnlyDictionary<string, string> Types, IReadOnlyDictionary<string, string> Categories, IReadOnlyDictionary<Guid, string> Agents)
{
    /// <summary>What the type filter of a report chooses from.</summary>
    public IReadOnlyDictionary<string, string> TypesOf(ReportKind kind) => kind == ReportKind.Support ? Categories : Types;
}

/// <summary>Reads the choices of the report page.</summary>
public sealed class ReportChoices(IDbContextFactory<KalapaDbContext> contexts, SupportCategories categories, AccessTable access)
{
    /// <summary>Only what the reader may read rows of.</summary>
    public async Task<ReportChoice> For(Actor? reader, CancellationToken cancellationToken = default)
    {
        var kinds = Enum.GetValues<ReportKind>().Where(kind => access.Allows(reader, ReportMaker.RightOf(kind), null)).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var branches = await db.Branches.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        // Who reads no requests, the gate, needs no list of all companies; a client has but one.
        var isClient = reader?.TenantId is not null;
        var tenants = isClient || !kinds.Contains(ReportKind.Requests) ? [] : await db.Tenants.AsNoTracking().OrderBy(row => row.LegalName).ToListAsync(cancellationToken);
        var agents = isClient || !kinds.Contains(ReportKind.Requests) ? [] : await db.Users.AsNoTracking().Where(row => row.Role == Role.Cs).OrderBy(row => row.DisplayName).ToListAsync(cancellationToken);
        var isEnglish = Language.Current == Language.English;
        return new(
            kinds,
            branches.Where(branch => kinds.Exists(kind => access.Allows(reader, ReportMaker.RightOf(kind), new(branch.Code, reader?.TenantId)))).ToDictionary(row => row.Code, row => row.Name),
            tenants.ToDictionary(row => row.Id, row => row.LegalName),
            PermitCatalogue.Default.Types.ToDictionary(type => type.Code, type => isEnglish ? type.NameEn : type.NameId),
            categories.Current.Groups.SelectMany(group => group.Topics.Select(topic => topic.Code).Prepend(group.Code)).ToDictionary(code => code, categories.NameOf),
            agents.ToDictionary(row => row.Id, row => row.DisplayName));
    }
}
