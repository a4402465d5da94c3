using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>T08 and T26: the agent judges, returns and mends.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Verdict_of_the_owner_is_an_act() =>
        Assert.False(TicketBuilder.InState(TicketState.InReview).After(TimeSpan.FromMinutes(29)).Judge(Verdict.Accepted, "D01")
            .Ticket.IsIdle(Requests.Now.AddMinutes(30)));

    [Fact]
    public void Returned_ticket_is_the_clients_for_sixteen_hours()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Rejected, "D01").Judge(Verdict.Accepted, "D02");

        var failed = reviewed.Ticket.ReturnForCompletion(Actors.Agent, reviewed.Now);

        var ticket = reviewed.Ticket;
        Assert.Equal("D01", Assert.Single(failed).Requirement);
        Assert.Equal((TicketState.Returned, Holder.Client, 1), (ticket.State, ticket.Holder, ticket.ReturnCount));
        Assert.Equal((null, Actors.Agent.UserId), (ticket.OwnerId, ticket.LastOwnerId));
        Assert.Equal(reviewed.Now.AddHours(16), ticket.Deadline);
    }

    [Fact]
    public void Deadline_is_never_after_the_windows_end()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Rejected, "D01").After(TimeSpan.FromHours(50));

        Assert.Equal(reviewed.Ticket.WindowEnd, reviewed.Return().Ticket.Deadline);
    }

    [Fact]
    public void Nothing_is_returned_while_nothing_failed()
    {
        var reviewed = TicketBuilder.InState(TicketState.InReview).Judge(Verdict.Accepted, "D01");

        Rule.Broken("return.nothing-failed", reviewed.Ticket, () => reviewed.Return());
    }

    [Fact]
    public void Owner_mends_labels_and_slips_and_the_client_sees_the_difference()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        ticket.CorrectDetails(Actors.Agent, "Replace a svitch!!", "0812", ["LBY"], "A-12", Requests.Now);

        var corrected = ticket.DequeueEvents().Events[^1];
        Assert.Equal(("T26", "DH1 → LBY"), (corrected.Type, corrected.Values["Zones"]));
        Assert.Equal((2, "0812", "A-12"), (ticket.Revision, ticket.Content.ContactPhone, ticket.Content.Racks));
    }

    [Fact]
    public void Small_slips_do_not_add_up_to_another_title()
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;
        Correct(ticket, "Replace a swi!!!");

        Rule.Broken("correct.title", ticket, () => Correct(ticket, "Replace a sw!!!!"));
    }

    [Theory]
    [InlineData("Replace a switch", "DH1", "correct.nothing")]
    [InlineData("Replace a switch", null, "submit.required")]
    [InlineData(" ", "DH1", "submit.required")]
    [InlineData("Replace four switches", "DH1", "correct.title")]
    public void Correction_that_is_none_is_refused(string title, string? zone, string code)
    {
        var ticket = TicketBuilder.InState(TicketState.InReview).Ticket;

        Rule.Broken(code, ticket, () => ticket.CorrectDetails(Actors.Agent, title, "", zone is null ? [] : [zone], "", Requests.Now));
    }

    private static void Correct(PermitRequest ticket, string title) => ticket.CorrectDetails(Actors.Agent, title, "", ["DH1"], "", Requests.Now);
}
