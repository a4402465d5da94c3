using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

public sealed class SubmissionRulesTests
{
    private static readonly DateTimeOffset Now = Requests.Now;

    private readonly Branch _branch = Requests.Cibitung();
    private readonly Tenant _tenant = Requests.Nusantara();
    private readonly List<TicketDocument> _papers = [Requests.Document("D01"), Requests.Document("D02")];

    [Fact]
    public void Complete_request_has_no_fault() => Assert.Empty(Check(Requests.Work()));

    [Fact]
    public void Empty_request_hears_of_everything_at_once()
    {
        var faults = Check(new RequestContent());

        Assert.Equal(
            [
                ("submit.declaration-missing", "Declarations"), ("submit.declaration-missing", "Declarations"),
                ("submit.required", "Answers.Q01"), ("submit.required", "Purpose"), ("submit.required", "Title"), ("submit.required", "Visitors"),
                ("submit.required", "Window"), ("submit.required", "WorkSteps"), ("submit.required", "Zones"),
            ],
            faults.Select(fault => (fault.Code, fault.Field!)).Order());
    }

    [Fact]
    public void Blank_text_is_no_text()
    {
        Assert.Equal("Title", OnlyFault(Requests.Work() with { Title = " " }, "submit.required").Field);
        Assert.Equal("Purpose", OnlyFault(Requests.Work() with { Purpose = "\n" }, "submit.required").Field);
        Assert.Equal("WorkSteps", OnlyFault(Requests.Work() with { WorkSteps = "" }, "submit.required").Field);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u00A0\u3000\u2060")]
    [InlineData("\u2800\u3164")]
    [InlineData("\u0301")]
    public void Text_of_which_nothing_is_seen_is_no_text(string nothing)
    {
        Assert.Equal("Title", OnlyFault(Requests.Work() with { Title = nothing }, "submit.required").Field);
        Assert.Equal("Purpose", OnlyFault(Requests.Work() with { Purpose = nothing }, "submit.required").Field);
        Assert.Equal("WorkSteps", OnlyFault(Requests.Work() with { WorkSteps = nothing }, "submit.required").Field);
        Assert.Equal("IncidentNumber", OnlyFault(Emergency() with { IncidentNumber = nothing }, "submit.required").Field);
    }

    [Theory]
    [InlineData("", "PT Uji", "1234", "FullName")]
    [InlineData("\u200B", "PT Uji", "1234", "FullName")]
    [InlineData("...", "PT Uji", "1234", "FullName")]
    [InlineData("\U0001F600", "PT Uji", "1234", "FullName")]
    [InlineData("Budi", " ", "1234", "Company")]
    [InlineData("Budi", "PT Uji", "123", "IdLast4")]
    [InlineData("Budi", "PT Uji", "\u200B12-3", "IdLast4")]
    [InlineData("", "", "", "FullName,Company,IdLast4")]
    public void Whoever_lacks_what_the_permit_prints_is_named_at_the_row(string name, string company, string last4, string missing)
    {
        var work = Requests.Work();
        var visitor = Requests.Visitor(name, VisitorRole.Worker) with { Company = company, IdLast4 = last4 };

        var fault = OnlyFault(work with { Visitors = [.. work.Visitors, visitor] }, "submit.person-incomplete");

        Assert.Equal((2, missing, $"Visitors.{visitor.PersonId}"), (fault.Values[0], fault.Values[2], fault.Field));
    }

    [Theory]
    [InlineData("\u738B\u5C0F\u660E", true)]
    [InlineData("\u0645\u062D\u0645\u062F \u0639\u0644\u064A", true)]
    [InlineData("Wang Xiaoming \u738B\u5C0F\u660E", false)]
    [InlineData("Nguy\u1EC5n Th\u1ECB \u00C1nh-Tuy\u1EBFt", false)]
    [InlineData("R.A. Kartinidjojoadhikusumoningratwiryosoedirdjokartosoewiryo", false)]
    [InlineData("=1+1", false)]
    public void A_name_that_the_permit_cannot_print_needs_its_latin_spelling(string name, bool needs)
    {
        var work = Requests.Work();
        var faults = Check(work with { Visitors = [.. work.Visitors, Requests.Visitor(name, VisitorRole.Worker)] });

        Assert.Equal(needs, faults.Any(fault => fault.Code == "submit.latin-missing"));
    }

    [Theory]
    [InlineData("", 1, "Kind")]
    [InlineData("\u200B", 0, "Kind,Quantity")]
    [InlineData("Kabel", 0, "Quantity")]
    public void An_equipment_line_says_what_and_how_many(string kind, int quantity, string missing)
    {
        var fault = OnlyFault(Requests.Work() with { Equipment = [new(EquipmentDirection.In, kind, "", "", "", quantity)] }, "submit.item-incomplete");

        Assert.Equal((1, missing, "Equipment.0"), (fault.Values[0], fault.Values[1], fault.Field));
    }

    [Fact]
    public void Daily_hours_are_two_or_none()
    {
        var work = Requests.Work();

        Assert.Equal("Window", OnlyFault(work with { Window = work.Window! with { DailyFrom = new(9, 0) } }, "submit.hours-half").Field);
        Assert.Equal("Window", OnlyFault(work with { Window = work.Window! with { DailyTo = new(9, 0) } }, "submit.hours-half").Field);
    }

    [Fact]
    public void A_window_that_nobody_can_mean_is_told_so() =>
        Assert.Contains(Check(Requests.Work() with { Window = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue) }), fault => (fault.Code, fault.Field) == ("submit.window-bounds", "Window"));

    [Fact]
    public void Visit_without_work_needs_no_steps() =>
        Assert.Empty(Check(Requests.Work() with { WorkSteps = "", Answers = Requests.Answers("VIS") }));

    [Fact]
    public void Unknown_answer_is_a_fault_of_its_question() =>
        Assert.Equal("Answers.Q02", OnlyFault(Requests.Work() with { Answers = new Dictionary<string, string> { ["Q01"] = "WRK", ["Q02"] = "?" } }, "catalogue.unknown-answer").Field);

    [Fact]
    public void Addon_without_work_is_a_fault_of_its_question() =>
        Assert.Equal("Answers.Q07", OnlyFault(Requests.Work() with { Answers = Requests.Answers("VIS", "Q07") }, "catalogue.addon-needs-work").Field);

    [Fact]
    public void Mandatory_paper_that_is_missing_is_named()
    {
        _papers.RemoveAt(1);

        var fault = OnlyFault(Requests.Work(), "submit.paper-missing");

        Assert.Equal(["D02", ""], fault.Values);
        Assert.Equal("Papers.D02", fault.Field);
    }

    [Theory]
    [InlineData(Verdict.Pending, true)]
    [InlineData(Verdict.Accepted, true)]
    [InlineData(Verdict.WaiverAsked, true)]
    [InlineData(Verdict.Waived, true)]
    [InlineData(Verdict.Rejected, false)]
    [InlineData(Verdict.WaiverRefused, false)]
    public void Paper_counts_unless_it_was_refused(Verdict verdict, bool counts)
    {
        _papers[1] = Requests.Document("D02", verdict: verdict);

        Assert.Equal(counts, Check(Requests.Work()).Count == 0);
    }

    [Fact]
    public void Certificate_of_one_worker_does_not_stand_for_another()
    {
        var budi = Requests.Visitor("Budi", VisitorRole.Worker);
        var ayu = Requests.Visitor("Ayu", VisitorRole.Worker);
        _papers.AddRange([Requests.Document("D08"), Requests.Document("D09"), Requests.Document("D10"), Requests.Document("D12", ayu.PersonId)]);
        var work = Requests.Work();

        var fault = OnlyFault(work with { Answers = Requests.Answers("WRK", "Q09"), Visitors = [.. work.Visitors, budi, ayu] }, "submit.paper-missing");

        Assert.Equal(["D12", "Budi"], fault.Values);
        Assert.Equal($"Papers.D12.{budi.PersonId}", fault.Field);
    }

    [Fact]
    public void Dangerous_work_without_a_named_worker_still_needs_a_certificate()
    {
        _papers.AddRange([Requests.Document("D08"), Requests.Document("D09"), Requests.Document("D10")]);

        Assert.Equal("Papers.D12", OnlyFault(Requests.Work() with { Answers = Requests.Answers("WRK", "Q09") }, "submit.paper-missing").Field);
    }

    [Fact]
    public void Emergency_brings_its_papers_later_and_starts_at_once_whatever_its_addons()
    {
        _papers.Clear();

        Assert.Empty(Check(Emergency()));
        _papers.Add(Requests.Document("D16"));
        _papers.Add(Requests.Document("D12"));
        Assert.Empty(Check(Emergency() with { Answers = Requests.Answers("EMG", "Q10") }));
    }

    [Fact]
    public void Emergency_needs_an_incident_number() =>
        Assert.Equal("IncidentNumber", OnlyFault(Emergency() with { IncidentNumber = "" }, "submit.required").Field);

    [Fact]
    public void Emergency_lasts_twelve_hours_at_most()
    {
        Assert.Empty(Check(Emergency() with { Window = new VisitWindow(Now, Now.AddHours(12)) }));
        Assert.Equal([12], OnlyFault(Emergency() with { Window = new VisitWindow(Now, Now.AddHours(12).AddTicks(1)) }, "submit.window-too-long").Values);
    }

    [Fact]
    public void Start_keeps_the_lead_time()
    {
        var earliest = Now.AddHours(8);

        Assert.Empty(Check(Requests.Work() with { Window = new VisitWindow(earliest, earliest.AddHours(1)) }));
        var fault = OnlyFault(Requests.Work() with { Window = new VisitWindow(earliest.AddTicks(-1), earliest.AddHours(1)) }, "submit.lead-time");
        Assert.Equal([earliest, 8], fault.Values);
        Assert.Equal("Window", fault.Field);
    }

    [Fact]
    public void Earliest_start_is_the_lead_time_of_the_strictest_type_from_now()
    {
        Assert.Equal(Now.AddHours(24), SubmissionRules.EarliestStart(["WRK", "HOT"], PermitCatalogue.Default, Now));
        Assert.Equal(Now, SubmissionRules.EarliestStart(["EMG", "HOT"], PermitCatalogue.Default, Now));
        Assert.Equal(Now, SubmissionRules.EarliestStart([], PermitCatalogue.Default, Now));
    }

    [Fact]
    public void Window_is_no_longer_than_the_type_allows()
    {
        var start = Now.AddDays(1);

        Assert.Empty(Check(Requests.Work() with { Window = new VisitWindow(start, start.AddDays(5)) }));
        var fault = OnlyFault(Requests.Work() with { Window = new VisitWindow(start, start.AddDays(5).AddTicks(1)) }, "submit.window-too-long");
        Assert.Equal([120], fault.Values);
        Assert.Equal("Window", fault.Field);
    }

    [Fact]
    public void Window_starts_before_it_ends()
    {
        var start = Now.AddDays(1);

        Assert.Empty(Check(Requests.Work() with { Window = new VisitWindow(start, start.AddTicks(1)) }));
        Assert.Equal([start, start], OnlyFault(Requests.Work() with { Window = new VisitWindow(start, start) }, "submit.window-order").Values);
    }

    [Fact]
    public void Window_that_is_over_is_refused()
    {
        Assert.Empty(Check(Emergency() with { Window = new VisitWindow(Now.AddHours(-1), Now.AddTicks(1)) }));
        Assert.Equal([Now], OnlyFault(Emergency() with { Window = new VisitWindow(Now.AddHours(-1), Now) }, "submit.window-past").Values);
    }

    [Fact]
    public void Somebody_leads()
    {
        var fault = OnlyFault(Requests.Work() with { Visitors = [Requests.Visitor("Budi", VisitorRole.Worker)] }, "submit.lead-missing");

        Assert.Equal("Visitors", fault.Field);
    }

    [Theory]
    [InlineData(2007, false, null)]
    [InlineData(2008, true, null)]
    [InlineData(2008, false, "submit.age-unconfirmed")]
    [InlineData(2009, true, "submit.minor")]
    [InlineData(1906, false, null)]
    [InlineData(1905, false, "submit.birth-year")]
    [InlineData(0, false, "submit.birth-year")]
    [InlineData(2027, true, "submit.birth-year")]
    public void Visitors_are_adults_in_the_year_of_the_visit(int birthYear, bool confirmedAtGate, string? code)
    {
        var visitor = Requests.Visitor("Sari", VisitorRole.Lead, birthYear) with { AgeConfirmedAtGate = confirmedAtGate };

        var faults = Check(Requests.Work() with { Visitors = [visitor] });

        Assert.Equal(code, faults.SingleOrDefault()?.Code);
        Assert.All(faults, fault => Assert.Equal(["Sari", birthYear], fault.Values));
        Assert.All(faults, fault => Assert.Equal($"Visitors.{visitor.PersonId}", fault.Field));
    }

    [Fact]
    public void Year_of_the_visit_is_the_branchs()
    {
        var newYear = new DateTimeOffset(2026, 12, 31, 17, 0, 0, TimeSpan.Zero);
        var work = Requests.Work() with { Visitors = [Requests.Visitor("Sari", VisitorRole.Lead, birthYear: 2008)] };

        Assert.Empty(Check(work with { Window = new VisitWindow(newYear, newYear.AddHours(4)) }));
        OnlyFault(work with { Window = new VisitWindow(newYear.AddTicks(-1), newYear.AddHours(4)) }, "submit.age-unconfirmed");
    }

    [Theory]
    [InlineData(Declaration.HouseRules)]
    [InlineData(Declaration.Privacy)]
    public void Both_declarations_are_accepted(string missing)
    {
        var work = Requests.Work();

        var fault = OnlyFault(work with { Declarations = [.. work.Declarations.Where(accepted => accepted.Code != missing)] }, "submit.declaration-missing");

        Assert.Equal([missing], fault.Values);
        Assert.Equal("Declarations", fault.Field);
    }

    [Fact]
    public void Zones_are_the_branchs_own()
    {
        var fault = OnlyFault(Requests.Work() with { Zones = ["DH1", "DH9"] }, "submit.zone-unknown");

        Assert.Equal(["DH9", "CBT"], fault.Values);
        Assert.Equal("Zones", fault.Field);
    }

    [Fact]
    public void Standing_is_part_of_the_submission()
    {
        _tenant.Status = TenantStatus.Suspended;

        Assert.Equal(["PT Nusantara"], OnlyFault(Requests.Work(), "tenant.suspended").Values);
    }

    [Fact]
    public void A_company_whose_contract_ended_may_not_come()
    {
        _tenant.Status = TenantStatus.Ended;

        Assert.Equal("tenant.ended", Assert.Single(CheckStanding()).Code);
    }

    [Fact]
    public void A_prospect_may_come_for_a_site_tour_and_for_nothing_else()
    {
        (_tenant.Status, _tenant.ContractNo, _tenant.ContractTo) = (TenantStatus.Prospect, "", Tenant.NoContract);

        Assert.Empty(CheckStanding());
        Assert.Equal("Answers.Q01", OnlyFault(Requests.Work(), "prospect.visit-only").Field);
    }

    [Fact]
    public void Tenant_in_good_standing_may_come() => Assert.Empty(CheckStanding());

    [Fact]
    public void Suspended_tenant_may_not_come()
    {
        _tenant.Status = TenantStatus.Suspended;

        Assert.Equal("tenant.suspended", Assert.Single(CheckStanding()).Code);
    }

    [Fact]
    public void Tenant_may_come_only_to_its_branches()
    {
        _tenant.AllowedBranches = ["BDG", "SBY"];

        var fault = Assert.Single(CheckStanding());

        Assert.Equal(("tenant.branch-not-allowed", SubmissionRules.BranchField), (fault.Code, fault.Field));
        Assert.Equal(["CBT"], fault.Values);
    }

    [Fact]
    public void Branch_that_takes_no_requests_is_closed_to_all()
    {
        _branch.Active = false;

        var fault = Assert.Single(CheckStanding());

        Assert.Equal(("branch.inactive", SubmissionRules.BranchField), (fault.Code, fault.Field));
        Assert.Equal(["CBT"], fault.Values);
    }

    [Fact]
    public void Contract_covers_the_windows_last_day_as_the_branch_counts_days()
    {
        _tenant.ContractTo = new DateOnly(2026, 7, 8);
        var midnight = new DateTimeOffset(2026, 7, 8, 17, 0, 0, TimeSpan.Zero);

        Assert.Empty(SubmissionRules.CheckStanding(_branch, _tenant, new VisitWindow(Now, midnight.AddTicks(-1))));
        var fault = Assert.Single(SubmissionRules.CheckStanding(_branch, _tenant, new VisitWindow(Now, midnight)));
        Assert.Equal(("tenant.contract-ended", "Window"), (fault.Code, fault.Field));
        Assert.Equal([new DateOnly(2026, 7, 8), new DateOnly(2026, 7, 9)], fault.Values);
    }

    [Fact]
    public void Contracts_end_is_not_asked_before_there_is_a_window()
    {
        _tenant.ContractTo = DateOnly.MinValue;

        Assert.Empty(SubmissionRules.CheckStanding(_branch, _tenant, window: null));
    }

    private static RequestContent Emergency() => Requests.Work() with
    {
        Answers = Requests.Answers("EMG"),
        IncidentNumber = "INC-1",
        Window = new VisitWindow(Now, Now.AddHours(4)),
    };

    private IReadOnlyList<RuleBroken> Check(RequestContent content) =>
        SubmissionRules.Check(content, _branch, _tenant, PermitCatalogue.Default, _papers, Now);

    private RuleBroken OnlyFault(RequestContent content, string code)
    {
        var fault = Assert.Single(Check(content));
        Assert.Equal(code, fault.Code);
        return fault;
    }

    private IReadOnlyList<RuleBroken> CheckStanding() =>
        SubmissionRules.CheckStanding(_branch, _tenant, new VisitWindow(Now.AddDays(1), Now.AddDays(1).AddHours(4)));
}
