using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.Approvals.Desk;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Approvals;

public sealed class DecisionDraftTests
{
    private static readonly ApprovalView View = ViewOf(Requests.Work() with
    {
        Zones = ["DH1", "LBY"],
        Visitors = [Requests.Visitor("Agus", VisitorRole.Lead), Requests.Visitor("Dewi", VisitorRole.Worker)],
    });

    private readonly DecisionDraft _draft = new() { Action = TicketAction.ApproveWithConditions, Conditions = "Tanpa foto" };

    [Fact]
    public void What_stays_as_asked_is_no_narrowing()
    {
        // The browser sends the shown value back untouched.
        _draft.Start = DecisionDraft.Local(View.Content.Window!.Start, View.Branch.Clock);

        Assert.Null(_draft.Decision(View).Narrowing);
    }

    [Fact]
    public void A_narrowing_says_only_what_it_narrows()
    {
        _draft.PeopleOut.Add(View.Content.Visitors[1].PersonId);
        Assert.Equal([View.Content.Visitors[0].PersonId], _draft.Decision(View).Narrowing!.PersonIds!);

        _draft.ZonesOut.Add("LBY");
        var narrowing = _draft.Decision(View).Narrowing!;
        Assert.Equal(["DH1"], narrowing.Zones!);
        Assert.Null(narrowing.Window);
    }

    [Fact]
    public void A_window_is_typed_by_the_branchs_clock()
    {
        _draft.Start = "2026-07-08T10:00";

        Assert.Equal(new DateTimeOffset(2026, 7, 8, 10, 0, 0, TimeSpan.FromHours(7)), _draft.Decision(View).Narrowing!.Window!.Start);
        Assert.Equal(View.Content.Window!.End, _draft.Decision(View).Narrowing!.Window!.End);
    }

    [Fact]
    public void Hours_of_the_day_are_narrowed_and_never_widened()
    {
        var asked = View.Content.Window! with { DailyFrom = new(8, 0), DailyTo = new(17, 0) };
        var view = ViewOf(View.Content with { Window = asked });

        (_draft.DailyFrom, _draft.DailyTo) = ("09:30", "");
        Assert.Null(_draft.Missing(view));
        Assert.Equal(asked with { DailyFrom = new(9, 30) }, _draft.Decision(view).Narrowing!.Window);

        _draft.DailyTo = "18:00";
        Assert.Equal("Window", _draft.Missing(view));
    }

    [Theory]
    [InlineData("2026-07-08T08:59", null)]
    [InlineData(null, "2026-07-08T17:01")]
    [InlineData("2026-07-08T16:00", "2026-07-08T15:00")]
    public void A_window_is_never_widened(string? start, string? end)
    {
        (_draft.Start, _draft.End) = (start, end);

        Assert.Equal("Window", _draft.Missing(View));
    }

    [Fact]
    public void Somebody_still_leads_and_somewhere_is_left_to_go()
    {
        Assert.Null(_draft.Missing(View));

        _draft.PeopleOut.Add(View.Content.Visitors[0].PersonId);
        Assert.Equal("Lead", _draft.Missing(View));

        _draft.PeopleOut.Clear();
        _draft.ZonesOut.UnionWith(["DH1", "LBY"]);
        Assert.Equal("Zones", _draft.Missing(View));
    }

    [Theory]
    [InlineData(TicketAction.Reject, "Reason")]
    [InlineData(TicketAction.AskInfo, "Question")]
    [InlineData(TicketAction.ApproveWithConditions, "Conditions")]
    [InlineData(TicketAction.Approve, null)]
    public void Each_answer_asks_for_its_words(TicketAction action, string? missing) =>
        Assert.Equal(missing, new DecisionDraft { Action = action }.Missing(View));

    [Fact]
    public void A_waiver_is_granted_or_there_is_no_yes()
    {
        var asked = View with { Papers = [new(new RequiredPaper(new("D01"), Need.Mandatory), null, Requests.Document("D01", verdict: Verdict.WaiverAsked), null)] };
        var draft = new DecisionDraft { Action = TicketAction.Approve };
        Assert.Equal("Waivers", draft.Missing(asked));

        draft.Granted.Add(new("D01"));
        Assert.Null(draft.Missing(asked));
        Assert.Equal([new PaperSlot("D01")], draft.Decision(asked).WaiversGranted);
    }

    [Fact]
    public void A_rejection_grants_and_narrows_nothing()
    {
        (_draft.Action, _draft.Reason) = (TicketAction.Reject, " Pemadaman ");
        _draft.Granted.Add(new("D01"));

        var given = _draft.Decision(View);

        Assert.Equal((Outcome.Rejected, "Pemadaman", "hash"), (given.Outcome, given.Reason, given.RevisionHash));
        Assert.Empty(given.WaiversGranted);
        Assert.Null(given.Narrowing);
    }

    [Fact]
    public void Changes_tell_before_and_after_and_pass_over_what_is_not_decided_on()
    {
        Assert.Empty(ApprovalChanges.Between(View, View with { Version = 9, Owner = "Dimas" }));

        var moved = View with
        {
            Content = View.Content with { Zones = ["DH1"] },
            Papers = [new(new RequiredPaper(new("D01"), Need.Mandatory), null, Requests.Document("D01", verdict: Verdict.Rejected), null)],
        };
        Assert.Equal(
            [new ApprovalChange("Zones", "DH1, LBY", "DH1"), new ApprovalChange("D01", "", "Rejected")],
            ApprovalChanges.Between(View, moved));
    }

    private static ApprovalView ViewOf(RequestContent content) => new(Guid.CreateVersion7(), 3, TicketState.Escalated)
    {
        Number = TicketBuilder.Number,
        Content = content,
        Hash = "hash",
        Branch = Requests.Cibitung(),
        Tenant = "PT Nusantara",
        Requester = "Sari",
        Creator = "Sari",
        Owner = "Rina",
        Papers = [],
        Messages = [],
        Actions = [],
    };
}
