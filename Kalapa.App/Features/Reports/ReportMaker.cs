using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Reports;

/// <summary>Makes a report for a reader: the read, its sheets, its cover. Preview and workbook are the same.</summary>
public sealed class ReportMaker(
    RequestRegister register, FairnessReport fairness, SupportRegister support, SatisfactionReport satisfaction, VisitReport visits, EquipmentReport equipment, ReportChoices choices, SupportCategories categories, AccessTable access, TimeProvider time,
    IDbContextFactory<KalapaDbContext> contexts)
{
    /// <summary>The right a report asks for.</summary>
    public static Operation RightOf(ReportKind kind) => kind switch
    {
        ReportKind.Requests => Operation.ReportRequests,
        ReportKind.Fairness => Operation.ReportFairness,
        ReportKind.Support => Operation.ReportSupport,
        ReportKind.Satisfaction => Operation.ReportSatisfaction,
        _ => Operation.ReportVisits,
    };

    /// <summary>The report has an agent's rows; what happens at the gate is no agent's.</summary>
    public static bool AsksAgent(ReportKind kind) => kind is ReportKind.Requests or ReportKind.Fairness or ReportKind.Support or ReportKind.Satisfaction;

    /// <summary>The report's rows have a permit type, or in R4 a category.</summary>
    public static bool AsksType(ReportKind kind) => kind != ReportKind.Satisfaction;

    /// <summary>How the report calls what its type filter chooses.</summary>
    public static string TypeColumn(ReportKind kind) => kind == ReportKind.Support ? "Column.Category" : "Column.Type";

    /// <summary>The report in the language of whoever asks.</summary>
    /// <exception cref="AccessDenied">Not this report.</exception>
    public async Task<Report> Make(Actor? reader, ReportKind kind, ReportFilter filter, CancellationToken cancellationToken = default)
    {
        access.Demand(reader, RightOf(kind), null);
        var zone = await ZoneOf(filter, cancellationToken);
        var tables = new ReportTables(zone, categories);
        List<CoverFact> figures = [];
        IReadOnlyList<ReportTable> sheets;
        switch (kind)
        {
            case ReportKind.Requests:
                sheets = [tables.Of(await register.For(reader, filter, zone, cancellationToken))];
                break;
            case ReportKind.Fairness:
                var told = await fairness.For(reader, filter, zone, cancellationToken);
                sheets = tables.Of(told);
                figures.Add(new(ReportWords.Say("Cover.InOrder"), told.InOrder is { } share ? share : "–"));
                figures.AddRange(Enum.GetValues<ClaimOrder>().Select(order => new CoverFact(ReportWords.Say($"Order.{order}"), told.Claims.Count(row => row.Claim.Order == order))));
                break;
            case ReportKind.Support:
                sheets = [tables.Of(await support.For(reader, filter, zone, cancellationToken))];
                break;
            case ReportKind.Satisfaction:
                var rated = await satisfaction.For(reader, filter, zone, cancellationToken);
                sheets = tables.Of(rated);
                figures.Add(new(ReportWords.Say("Cover.Stars"), rated.Average is { } average ? average.ToString("0.00", CultureInfo.CurrentCulture) : "–"));
                figures.Add(new(ReportWords.Say("Column.Low"), rated.Low));
                break;
            case ReportKind.Equipment:
                var moved = await equipment.For(reader, filter, zone, cancellationToken);
                sheets = tables.Of(moved);
                figures.AddRange(sheets.Skip(1).Select(sheet => new CoverFact(sheet.Name, sheet.Count)));
                break;
            default:
                var seen = await visits.For(reader, filter, zone, cancellationToken);
                sheets = tables.Of(seen);
                figures.AddRange(Enum.GetValues<VisitOutcome>().Select(outcome => new CoverFact(ReportWords.Say((VisitOutcome?)outcome), seen.People.Count(row => row.Outcome == outcome))));
                figures.Add(new(ReportWords.Say("Column.Overstay"), seen.People.Where(row => row.OverstayAt is not null).DistinctBy(row => row.Permit.Id).Count()));
                figures.Add(new(ReportWords.Say("Sheet.Denials"), seen.Denials.Count));
                break;
        }

        var now = time.GetUtcNow();
        var named = await choices.For(reader, cancellationToken);
        return new(kind, ReportWords.Say($"Kind.{kind}"),
            [
                new(ReportWords.Say("Cover.Days"), $"{BranchTime.ShowDay(filter.From)} – {BranchTime.ShowDay(filter.To)}"),
                new(ReportWords.Say("Column.Branch"), filter.Branch ?? ReportWords.Say("All")),
                new(ReportWords.Say("Column.Company"), filter.TenantId is { } tenant ? named.Tenants.GetValueOrDefault(tenant, "–") : ReportWords.Say("All")),
                .. AsksType(kind) ? [new CoverFact(ReportWords.Say(TypeColumn(kind)), filter.Type is { } type ? named.TypesOf(kind).GetValueOrDefault(type, type) : ReportWords.Say("All"))] : Array.Empty<CoverFact>(),
                .. AsksAgent(kind) ? [new CoverFact(ReportWords.Say("Column.Agent"), filter.AgentId is { } agent ? named.Agents.GetValueOrDefault(agent, "–") : ReportWords.Say("All"))] : Array.Empty<CoverFact>(),
                new(ReportWords.Say("Cover.By"), reader!.Name),
                new(ReportWords.Say("Cover.At"), BranchTime.Show(now, zone)),
                new(ReportWords.Say("Cover.Zone"), $"{BranchTime.ZoneName(now, zone)} ({zone.Id})"),
                new(ReportWords.Say("Cover.Rows"), sheets[0].Count),
                .. figures,
            ], sheets)
        {
            Zone = zone,
        };
    }

    /// <summary>The branch's; the head office's for several.</summary>
    private async Task<TimeZoneInfo> ZoneOf(ReportFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return filter.Branch is { } code && await db.Branches.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken) is { } branch
            ? branch.Clock
            : BranchTime.HeadOffice;
    }
}
