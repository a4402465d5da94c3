using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Xunit;

namespace Kalapa.Tests.Domain.Companies;

public sealed class FollowUpTests
{
    private static readonly Guid Company = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 3);
    private static readonly Actor Rina = new(Guid.NewGuid(), "Rina", Role.Cs);

    [Fact]
    public void It_is_opened_for_a_person_or_for_the_leads()
    {
        var person = (Guid.NewGuid(), "Dimas");

        Assert.Equal((person.Item1, "Dimas"), (Open(person: person).ForUserId, Open(person: person).ForName));
        Assert.Equal((null, "", FollowUpSource.Typed), (Open().ForUserId, Open().ForName, Open().Source));
    }

    [Theory]
    [InlineData("\u200B", 0, "follow-up.text-missing")]
    [InlineData("Telepon", -1, "follow-up.due")]
    [InlineData("Telepon", 80_000, "follow-up.due")]
    public void What_lacks_its_text_or_is_due_in_the_past_is_not_opened(string text, int days, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => Open(text, Today.AddDays(days))).Code);

    [Fact]
    public void It_is_late_the_day_after_it_was_due_and_never_once_it_is_done()
    {
        var followUp = Open(due: Today);
        Assert.Equal((false, true), (followUp.IsOverdue(Today), followUp.IsOverdue(Today.AddDays(1))));

        followUp.Complete(Rina, Now);
        Assert.False(followUp.IsOverdue(Today.AddDays(1)));
    }

    [Fact]
    public void It_is_done_once_by_whoever_was_first_and_opens_again()
    {
        var followUp = Open();
        followUp.Complete(Rina, Now);
        Assert.Equal((Now, "Rina"), (followUp.DoneAt!.Value, followUp.DoneByName));

        Assert.Equal(["Rina"], Assert.Throws<RuleBroken>(() => followUp.Complete(Rina with { Name = "Dimas" }, Now)).Values);
        followUp.Reopen();

        Assert.True(followUp.IsOpen);
        Assert.Equal("", followUp.DoneByName);
        Assert.Equal("follow-up.open", Assert.Throws<RuleBroken>(followUp.Reopen).Code);
    }

    [Fact]
    public void It_goes_to_another_day_and_person_and_a_late_day_that_stays_is_no_fault()
    {
        var (followUp, dimas) = (Open(), (Guid.NewGuid(), "Dimas"));

        Assert.True(followUp.Move(Today.AddDays(3), dimas, Today));
        Assert.Equal((Today.AddDays(3), dimas.Item1, "Dimas"), (followUp.DueOn, followUp.ForUserId, followUp.ForName));
        Assert.False(followUp.Move(Today.AddDays(3), dimas, Today));
        Assert.True(followUp.Move(Today.AddDays(3), null, Today.AddDays(9)));
        Assert.Equal((null, ""), (followUp.ForUserId, followUp.ForName));
        Assert.Equal("follow-up.due", Assert.Throws<RuleBroken>(() => followUp.Move(Today.AddDays(8), null, Today.AddDays(9))).Code);

        followUp.Complete(Rina, Now);
        Assert.Equal(["Rina"], Assert.Throws<RuleBroken>(() => followUp.Move(Today.AddDays(20), null, Today)).Values);
    }

    [Fact]
    public void A_low_rating_opens_one_for_the_leads_with_its_ticket()
    {
        var ticket = Guid.NewGuid();

        var followUp = FollowUp.OfLowRating(Company, ticket, "Dinilai 1: hubungi kliennya.", Today.AddDays(2), Now);

        Assert.Equal((FollowUpSource.LowRating, ticket, null, "Kalapa"), (followUp.Source, followUp.TicketId!.Value, followUp.ForUserId, followUp.OpenedByName));
    }

    private static FollowUp Open(string text = "Telepon", DateOnly? due = null, (Guid, string)? person = null) =>
        FollowUp.Open(Company, text, due ?? Today, person, Rina, Today, Now);
}
