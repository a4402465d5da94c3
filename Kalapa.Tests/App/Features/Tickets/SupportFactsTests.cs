using Bunit;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.App.Features.Tickets.Support;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Permits;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

/// <summary>What the staff's page shows of a support request, without the page.</summary>
public sealed class SupportFactsTests : SharedTest
{
    private static readonly Guid Visit = Guid.CreateVersion7();

    private static readonly SupportView Asked = new(
        new TicketView(Guid.CreateVersion7(), 3, TicketState.InReview, new AccessSubject("CBT"))
        {
            Number = TicketBuilder.Number,
            Title = SupportBuilder.Fault.Title,
            Branch = Requests.Cibitung(),
            Tenant = "PT Nusantara",
            Requester = "Sari",
            Owner = "Rina",
            Actions = [],
        },
        SupportBuilder.Fault);

    [Fact]
    public void Fault_tells_category_impact_place_and_that_its_beginning_is_not_known()
    {
        using var _ = new Reader("id");
        var text = Facts(Asked).Find("[data-test=support-facts]").TextContent;

        Assert.All(["Listrik · ", "Satu perangkat", "R12", "Lampu daya mati sejak pagi.", "tidak diketahui", "Sari"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Beginning_is_told_in_the_branchs_time()
    {
        using var _ = new Reader("id");
        var facts = Facts(Asked with { Details = Asked.Details with { Since = Now } });

        Assert.Contains("WIB", facts.Find("[data-test=since]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_to_call_back_is_a_press_away()
    {
        var facts = Facts(Asked with { Details = Asked.Details with { CallbackPhone = "0812 3456-7890" } });

        Assert.Equal("tel:081234567890", facts.Find("[data-test=callback]").GetAttribute("href"));
    }

    [Fact]
    public void Remote_hands_tell_the_steps_and_the_consent_as_it_was_given()
    {
        using var _ = new Reader("id");
        var hands = new HandsOn { Steps = "Cabut kabel", MayBeSwitchedOff = false, Contact = "Dodi", Consent = new(HandsOn.ConsentCode, 1, Guid.NewGuid(), Now) };
        var facts = Facts(Asked with { Details = Asked.Details with { Category = "HANDS.RESTART", HandsOn = hands } });

        Assert.All(["Cabut kabel", "tidak", "Dodi"], part => Assert.Contains(part, facts.Find("[data-test=hands-on]").TextContent, StringComparison.Ordinal));
        Assert.Contains("versi 1", facts.Find("[data-test=consent]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Facts(Asked).FindAll("[data-test=hands-on]"));
    }

    [Fact]
    public void Solution_stands_there_once_there_is_one_and_the_cause_for_who_may_read_it()
    {
        using var _ = new Reader("id");
        var solved = Asked with { State = TicketState.Resolved, Outcome = SupportOutcome.Fixed, Solution = "Menyala lagi.", Cause = "Pemutus turun." };

        var card = Facts(solved).Find("[data-test=support-outcome]").TextContent;

        Assert.All(["Diperbaiki", "Menyala lagi.", "Pemutus turun."], part => Assert.Contains(part, card, StringComparison.Ordinal));
        Assert.Empty(Facts(solved with { Cause = "" }).FindAll("[data-test=cause]"));
        Assert.Empty(Facts(Asked).FindAll("[data-test=support-outcome]"));
    }

    [Fact]
    public void Awaited_visit_is_marked_among_those_that_were_prepared()
    {
        var earlier = Guid.CreateVersion7();
        var facts = Facts(Asked with
        {
            State = TicketState.AwaitingVisit,
            VisitId = Visit,
            Visits = [new(earlier, "CBT-2607-00041-9", TicketState.Approved, PermitState.Closed), new(Visit, null, TicketState.Draft, null)],
        });

        Assert.Equal([$"/tiket/{earlier}", $"/tiket/{Visit}"], facts.FindAll("[data-test=visits] a").Select(link => link.GetAttribute("href")));
        Assert.Equal(2, facts.FindAll("[data-test=visits] .chip").Count);
        Assert.NotNull(facts.FindAll("[data-test=visits] li")[1].QuerySelector("[data-test=awaited]"));
        Assert.Single(facts.FindAll("[data-test=awaited]"));
    }

    [Fact]
    public void Draft_that_is_not_open_to_the_reader_is_told_without_a_link()
    {
        var facts = Facts(Asked with { State = TicketState.AwaitingVisit, VisitId = Visit });

        Assert.Single(facts.FindAll("[data-test=visit-unread]"));
        Assert.Empty(facts.FindAll("[data-test=visits] a"));
    }

    [Fact]
    public void Visit_links_back_to_what_it_was_prepared_for()
    {
        var support = Guid.CreateVersion7();
        var shared = new TicketView(Visit, 1, TicketState.Queued, new AccessSubject("CBT"))
        {
            Title = "Server",
            Branch = Requests.Cibitung(),
            Tenant = "PT Nusantara",
            Requester = "Sari",
            Owner = "",
            Actions = [],
        };
        var links = Render<CopyLinks>(parameters => parameters
            .Add(part => part.View, new PermitRequestView(shared, Requests.Work(), []) { Support = new(support, TicketBuilder.Number) })
            .Add(part => part.Root, "/tiket"));

        Assert.Equal($"/tiket/{support}", links.Find("[data-test=prepared-for] a").GetAttribute("href"));
    }

    [Fact]
    public void Steps_are_told_in_words_and_what_stands_as_a_message_is_not_told_twice()
    {
        using var _ = new Reader("id");
        Message note = new(Guid.NewGuid(), Asked.Id, Guid.NewGuid(), "Budi", Role.Supervisor, Visibility.Internal, "Pemutus turun.", Now);
        var feed = Feed(Asked with
        {
            Messages = [note],
            Visits = [new(Visit, "CBT-2607-00041-9", TicketState.Approved, PermitState.Closed)],
            Timeline =
            [
                Event(1, "U05", ("note", "Pemutus turun."), ("job", "JobDone")),
                Event(2, "U07", ("visit", $"{Visit}"), ("ending", "Closed")),
                Event(3, "U09", ("outcome", "Fixed"), ("cause", "Pemutus"), ("solution", "Menyala lagi.")),
            ],
        });

        var told = feed.FindAll(".feed-event");
        Assert.Contains("selesai dikerjakan", told[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Pemutus turun.", told[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/tiket/{Visit}", told[1].QuerySelector("[data-test=feed-visit]")!.GetAttribute("href"));
        Assert.DoesNotContain($"{Visit}", told[1].TextContent, StringComparison.Ordinal);
        Assert.All(["Diperbaiki", "penyebab: Pemutus", "Menyala lagi."], part => Assert.Contains(part, told[2].TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_has_a_name()
    {
        using var _ = new Reader("id");
        var ids = SupportLifecycle.Table.Rows.Select(row => row.Id).Distinct().Where(id => id.StartsWith('U')).ToList();
        var feed = Feed(Asked with { Timeline = [.. ids.Index().Select(id => Event(id.Index, id.Item))] });

        Assert.Equal(11, ids.Count);
        Assert.All(ids, id => Assert.DoesNotContain(feed.FindAll(".feed-event > span:first-child"), name => name.TextContent == id));
    }

    [Fact]
    public void Changes_are_told_field_by_field()
    {
        var now = Asked with { State = TicketState.AtBranch, Instruction = "Periksa PDU.", Details = Asked.Details with { Impact = Impact.Down } };

        Assert.Equal(
            [new("State", "InReview", "AtBranch"), new("Impact", "OneDevice", "Down"), new("Instruction", "", "Periksa PDU.")],
            TicketChanges.Between(Asked, now));
    }

    [Fact]
    public void Main_step_leads_and_the_questions_words_are_its_kinds_own()
    {
        using var _ = new Reader("id");
        var bar = Render<TicketActionBar>(parameters => parameters
            .Add(part => part.Kind, TicketKind.Support)
            .Add(part => part.Here, [TicketAction.Release, TicketAction.AskClient, TicketAction.HandOn, TicketAction.NeedVisit, TicketAction.Resolve]));

        Assert.Equal(["resolve", "ask-client", "hand-on", "need-visit", "release"], bar.FindAll("button").Select(button => button.GetAttribute("data-test")));
        Assert.Equal("Jawab pertanyaan", Answer(TicketKind.Support));
        Assert.Equal("Jawab supervisor", Answer(TicketKind.Permit));

        string Answer(TicketKind kind) => Render<TicketActionBar>(parameters => parameters
            .Add(part => part.Kind, kind)
            .Add(part => part.Here, [TicketAction.Answer])).Find("[data-test=answer]").TextContent.Trim();
    }

    private IRenderedComponent<SupportFacts> Facts(SupportView view) => Render<SupportFacts>(parameters => parameters.Add(part => part.View, view));

    private IRenderedComponent<Feed> Feed(SupportView view) => Render<Feed>(parameters => parameters.Add(part => part.View, view));

    private static AuditEvent Event(long seq, string type, params (string Key, string Value)[] values) => new()
    {
        Seq = seq,
        At = Now,
        ActorName = "Rina",
        Type = type,
        Values = values.ToDictionary(pair => pair.Key, pair => pair.Value),
    };
}
