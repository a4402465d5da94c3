using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

public sealed class TicketChangesTests
{
    private static readonly PermitRequestView Seen = new(
        new TicketView(Guid.CreateVersion7(), 3, TicketState.InReview, new AccessSubject("CBT"))
        {
            Title = Requests.Work().Title,
            Branch = Requests.Cibitung(),
            Tenant = "PT Nusantara",
            Requester = "Sari",
            Owner = "Rina",
            Actions = [],
        },
        Requests.Work(),
        [Paper("D01", Verdict.Pending), Paper("D02", Verdict.Pending)]);

    [Fact]
    public void Same_ticket_shows_no_change() => Assert.Empty(TicketChanges.Between(Seen, Seen with { Version = 4 }));

    [Fact]
    public void Each_changed_field_is_told_with_what_it_was()
    {
        var now = Seen with { State = TicketState.Queued, Owner = "", Content = Seen.Content with { Racks = "A-07" } };

        Assert.Equal(
            [new("State", "InReview", "Queued"), new("Owner", "Rina", ""), new("Racks", "", "A-07")],
            TicketChanges.Between(Seen, now));
    }

    [Fact]
    public void Verdict_of_another_is_told_by_its_paper()
    {
        var now = Seen with { Papers = [Seen.Papers[0], Paper("D02", Verdict.Rejected)] };

        Assert.Equal([new("D02", "Pending", "Rejected")], TicketChanges.Between(Seen, now));
    }

    private static PaperLine Paper(string code, Verdict verdict) =>
        new(new RequiredPaper(new PaperSlot(code), Need.Mandatory), null, Requests.Document(code, verdict: verdict), null, []);
}
