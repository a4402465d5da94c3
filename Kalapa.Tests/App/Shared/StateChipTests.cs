using Bunit;
using Kalapa.App.Shared;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Shared;

public sealed class StateChipTests : SharedTest
{
    public static TheoryData<TicketState> TicketStates => [.. Enum.GetValues<TicketState>()];

    public static TheoryData<PermitState> PermitStates => [.. Enum.GetValues<PermitState>()];

    [Theory, MemberData(nameof(TicketStates))]
    public void Every_state_of_a_ticket_has_icon_and_word(TicketState state) =>
        HasIconAndWord(Render<StateChip>(chip => chip.Add(c => c.Ticket, state)));

    [Theory, MemberData(nameof(PermitStates))]
    public void Every_state_of_a_permit_has_icon_and_word(PermitState state) =>
        HasIconAndWord(Render<StateChip>(chip => chip.Add(c => c.Permit, state)));

    [Theory]
    [InlineData("id", "Menunggu persetujuan")]
    [InlineData("en", "Awaiting approval")]
    public void The_word_is_the_readers(string language, string expected)
    {
        using var _ = new Reader(language);
        Assert.Equal(expected, Render<StateChip>(chip => chip.Add(c => c.Ticket, TicketState.Escalated)).Find(".chip").TextContent);
    }

    [Theory]
    [InlineData(TicketKind.Support, true, "Menunggu jawaban Anda")]
    [InlineData(TicketKind.Support, false, "Menunggu jawaban klien")]
    [InlineData(TicketKind.Permit, true, "Perlu dilengkapi")]
    public void A_support_request_that_came_back_waits_for_an_answer_and_a_permit_lacks_something(TicketKind kind, bool isClient, string expected)
    {
        using var _ = new Reader("id");
        Assert.Equal(expected, Render<StateChip>(chip => chip.Add(c => c.Ticket, TicketState.Returned).Add(c => c.Kind, kind).Add(c => c.IsClient, isClient)).Find(".chip").TextContent);
    }

    [Fact]
    public void No_two_states_of_a_ticket_look_the_same() =>
        Assert.Equal(Enum.GetValues<TicketState>().Length, Enum.GetValues<TicketState>().Select(StateLook.Of).Distinct().Count());

    private static void HasIconAndWord(IRenderedComponent<StateChip> chip)
    {
        Assert.NotNull(chip.Find("svg[aria-hidden=true]"));
        Assert.DoesNotContain("State.", chip.Find(".chip").TextContent);
        Assert.NotEmpty(chip.Find(".chip").TextContent);
    }
}
