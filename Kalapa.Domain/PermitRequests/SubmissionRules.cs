using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.PermitRequests;

/// <summary>
/// The guards of T02 as one question: what stands in the way of submitting this? All faults at once, each with the
/// <see cref="RuleBroken.Field"/> it is about, so that the wizard lists and links them.
/// </summary>
public static class SubmissionRules
{
    /// <summary>Field of faults about the branch, which is no part of <see cref="RequestContent"/>.</summary>
    public const string BranchField = "Branch";

    /// <summary>Field of faults about a paper: <c>Papers.D08</c>, or <c>Papers.D12.{person}</c>.</summary>
    public const string PapersField = "Papers";

    private const int Adult = 18;
    private const int Oldest = 120;

    /// <summary>Everything T02 finds wrong; empty when the request may be submitted.</summary>
    /// <param name="content">What is asked.</param>
    /// <param name="branch">Where.</param>
    /// <param name="tenant">For whom.</param>
    /// <param name="catalogue">Which papers and limits.</param>
    /// <param name="currentDocuments">The version that counts of each paper.</param>
    /// <param name="now">The instant of submission.</param>
    public static IReadOnlyList<RuleBroken> Check(
        RequestContent content, Branch branch, Tenant tenant, PermitCatalogue catalogue,
        IReadOnlyCollection<TicketDocument> currentDocuments, DateTimeOffset now)
    {
        var faults = new List<RuleBroken>();
        var chosen = Selection.None;
        try
        {
            chosen = catalogue.Choose(content.Answers);
        }
        catch (RuleBroken fault)
        {
            faults.Add(fault);
        }

        faults.AddRange(CheckStanding(branch, tenant, content.Window));
        if (tenant.Status == TenantStatus.Prospect && chosen.Types.Count > 0 && chosen.Types is not [PermitType.Visit])
        {
            faults.Add(new("prospect.visit-only", tenant.LegalName) { Field = PermitCatalogue.AnswerField(Question.Work) });
        }

        faults.AddRange(MissingFields(content, chosen));
        faults.AddRange(UnknownZones(content, branch));
        faults.AddRange(IncompleteRows.Of(content));
        if (content.Window is { } window)
        {
            faults.AddRange(WindowFaults(window, chosen, catalogue, now));
            if (TypedDate.IsMeant(window.Start))
            {
                faults.AddRange(AgeFaults(content.Visitors, visitYear: TimeZoneInfo.ConvertTime(window.Start, branch.Clock).Year));
            }
        }

        faults.AddRange(MissingPapers(content, catalogue.Checklist(chosen, content.Visitors), currentDocuments));
        faults.AddRange(MissingDeclarations(content));
        return faults;
    }

    /// <summary>The part that is asked again at T09, T11 and T12, and with no window yet at T01: may this tenant's people come here then?</summary>
    /// <param name="branch">Where.</param>
    /// <param name="tenant">Who.</param>
    /// <param name="window">When; null while it is not known, which leaves the contract's end unasked.</param>
    public static IReadOnlyList<RuleBroken> CheckStanding(Branch branch, Tenant tenant, VisitWindow? window)
    {
        var faults = new List<RuleBroken>();
        if (!tenant.MayCome)
        {
            faults.Add(new(tenant.Status == TenantStatus.Ended ? "tenant.ended" : "tenant.suspended", tenant.LegalName));
        }

        if (!tenant.AllowedBranches.Contains(branch.Code))
        {
            faults.Add(new("tenant.branch-not-allowed", branch.Code) { Field = BranchField });
        }

        if (!branch.Active)
        {
            faults.Add(new("branch.inactive", branch.Code) { Field = BranchField });
        }

        if (window is not null && LocalDate(window.End, branch) is var lastDay && lastDay > tenant.ContractTo)
        {
            faults.Add(new("tenant.contract-ended", tenant.ContractTo, lastDay) { Field = nameof(RequestContent.Window) });
        }

        return faults;
    }

    /// <summary>The earliest start these types may have when submitted <paramref name="now"/>; an emergency does not wait, whatever its add-ons.</summary>
    public static DateTimeOffset EarliestStart(IReadOnlyCollection<string> types, PermitCatalogue catalogue, DateTimeOffset now) =>
        types.Contains(PermitType.Emergency) ? now : now + catalogue.Terms(types).LeadTime;

    private static IEnumerable<RuleBroken> MissingFields(RequestContent content, Selection chosen)
    {
        (string Field, bool Missing)[] fields =
        [
            (PermitCatalogue.AnswerField(Question.Work), !content.Answers.ContainsKey(Question.Work)),
            (nameof(content.Title), TypedText.IsBlank(content.Title)),
            (nameof(content.Purpose), TypedText.IsBlank(content.Purpose)),
            (nameof(content.WorkSteps), TypedText.IsBlank(content.WorkSteps) && !chosen.Types.Contains(PermitType.Visit)),
            (nameof(content.IncidentNumber), TypedText.IsBlank(content.IncidentNumber) && chosen.Types.Contains(PermitType.Emergency)),
            (nameof(content.Window), content.Window is null),
            (nameof(content.Zones), content.Zones.Count == 0),
            (nameof(content.Visitors), content.Visitors.Count == 0),
        ];
        foreach (var (field, _) in fields.Where(field => field.Missing))
        {
            yield return new("submit.required", field) { Field = field };
        }

        if (content.Visitors.Count > 0 && content.Visitors.All(visitor => visitor.Role != VisitorRole.Lead))
        {
            yield return new("submit.lead-missing") { Field = nameof(content.Visitors) };
        }
    }

    private static IEnumerable<RuleBroken> UnknownZones(RequestContent content, Branch branch) => content.Zones
        .Where(code => branch.Zones.All(zone => zone.Code != code))
        .Select(code => new RuleBroken("submit.zone-unknown", code, branch.Code) { Field = nameof(content.Zones) });

    private static IEnumerable<RuleBroken> WindowFaults(VisitWindow window, Selection chosen, PermitCatalogue catalogue, DateTimeOffset now)
    {
        const string Field = nameof(RequestContent.Window);
        if (!TypedDate.IsMeant(window.Start) || !TypedDate.IsMeant(window.End))
        {
            yield return new("submit.window-bounds", $"{TypedDate.FirstYear}", $"{TypedDate.LastYear}") { Field = Field };
            yield break;
        }

        if (window.DailyFrom is null != window.DailyTo is null)
        {
            yield return new("submit.hours-half") { Field = Field };
        }

        if (window.End <= window.Start)
        {
            yield return new("submit.window-order", window.Start, window.End) { Field = Field };
        }

        if (window.End <= now)
        {
            yield return new("submit.window-past", window.End) { Field = Field };
        }

        var terms = catalogue.Terms(chosen.Types);
        if (window.End - window.Start > terms.MaxDuration)
        {
            yield return new("submit.window-too-long", (int)terms.MaxDuration.TotalHours) { Field = Field };
        }

        var earliest = EarliestStart(chosen.Types, catalogue, now);
        if (window.Start < earliest && chosen.Types.Count > 0 && !chosen.Types.Contains(PermitType.Emergency))
        {
            yield return new("submit.lead-time", earliest, (int)terms.LeadTime.TotalHours) { Field = Field };
        }
    }

    // Only the year of birth is kept. Who turns 19 in the year of the visit is 18 on every day of it; who turns 18 may be, and the gate looks.
    private static IEnumerable<RuleBroken> AgeFaults(IEnumerable<Visitor> visitors, int visitYear)
    {
        foreach (var visitor in visitors)
        {
            var code = (visitYear - visitor.BirthYear) switch
            {
                < 0 or > Oldest => "submit.birth-year",
                < Adult => "submit.minor",
                Adult when !visitor.AgeConfirmedAtGate => "submit.age-unconfirmed",
                _ => null,
            };
            if (code is not null)
            {
                yield return new(code, TypedText.Line(visitor.FullName), visitor.BirthYear) { Field = $"{nameof(RequestContent.Visitors)}.{visitor.PersonId}" };
            }
        }
    }

    private static IEnumerable<RuleBroken> MissingPapers(
        RequestContent content, IEnumerable<RequiredPaper> checklist, IReadOnlyCollection<TicketDocument> currentDocuments)
    {
        var present = currentDocuments
            .Where(paper => paper.Verdict is not (Verdict.Rejected or Verdict.WaiverRefused))
            .Select(paper => paper.Slot)
            .ToHashSet();
        return checklist
            .Where(line => line.Need == Need.Mandatory && !line.InForm && !present.Contains(line.Slot))
            .Select(line => new RuleBroken("submit.paper-missing", line.Slot.Requirement, NameOf(line.Slot.PersonId))
            {
                Field = line.Slot.PersonId is { } person ? $"{PapersField}.{line.Slot.Requirement}.{person}" : $"{PapersField}.{line.Slot.Requirement}",
            });

        string NameOf(Guid? person) => content.Visitors.FirstOrDefault(visitor => visitor.PersonId == person)?.FullName ?? "";
    }

    private static IEnumerable<RuleBroken> MissingDeclarations(RequestContent content) =>
        new[] { Declaration.HouseRules, Declaration.Privacy }
            .Where(code => content.Declarations.All(accepted => accepted.Code != code))
            .Select(code => new RuleBroken("submit.declaration-missing", code) { Field = nameof(content.Declarations) });

    private static DateOnly LocalDate(DateTimeOffset instant, Branch branch) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, branch.Clock).DateTime);
}
