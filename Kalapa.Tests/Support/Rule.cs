using System.Text.Json;
using Kalapa.Domain;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>What a refused command must leave behind: its rule's name, and nothing else.</summary>
internal static class Rule
{
    public static RuleBroken Broken(string code, Ticket ticket, Action command)
    {
        ticket.DequeueEvents();
        var before = Everything(ticket);

        var fault = Assert.Throws<RuleBroken>(command);

        Assert.Equal(code, fault.Code);
        Assert.Equal(before, Everything(ticket));
        var (events, segments) = ticket.DequeueEvents();
        Assert.Empty(events);
        Assert.Empty(segments);
        return fault;
    }

    /// <summary>The same of a verb that opens its own operation.</summary>
    public static async Task<RuleBroken> Broken(string code, Func<Task> verb)
    {
        var fault = await Assert.ThrowsAsync<RuleBroken>(verb);
        Assert.Equal(code, fault.Code);
        return fault;
    }

    private static string Everything(Ticket ticket) => JsonSerializer.Serialize(ticket, ticket.GetType());
}
