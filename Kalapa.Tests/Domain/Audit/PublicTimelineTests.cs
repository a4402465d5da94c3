using Kalapa.Domain.Audit;
using Xunit;

namespace Kalapa.Tests.Domain.Audit;

public sealed class PublicTimelineTests
{
    [Fact]
    public void Client_reads_how_it_was_solved_and_not_what_caused_it()
    {
        var solved = PublicTimeline.Of(Event("U09", ("outcome", "Fixed"), ("cause", "A breaker"), ("solution", "It is on again.")));

        Assert.Equal(["outcome", "solution"], solved.Values.Keys.Order());
    }

    [Theory]
    [InlineData("U01", "question", true)]
    [InlineData("U02", "answer", true)]
    [InlineData("U11", "reason", true)]
    [InlineData("T18", "question", true)]
    [InlineData("U04", "instruction", false)]
    [InlineData("U05", "note", false)]
    [InlineData("U08", "reason", false)]
    [InlineData("T16", "question", false)]
    public void Client_reads_what_was_said_to_or_by_the_client_alone(string type, string key, bool reads) =>
        Assert.Equal(reads, PublicTimeline.Of(Event(type, (key, "Words."))).Values.ContainsKey(key));

    [Theory]
    [InlineData("T16", "question", true)]
    [InlineData("T17", "answer", true)]
    [InlineData("U04", "instruction", true)]
    [InlineData("U05", "note", true)]
    [InlineData("U09", "cause", true)]
    [InlineData("U01", "question", false)]
    [InlineData("U02", "answer", false)]
    [InlineData("U05", "job", false)]
    public void Internal_talk_is_what_staff_say_among_themselves(string type, string key, bool isInternal) =>
        Assert.Equal(isInternal, PublicTimeline.IsInternal(type, key));

    private static AuditEvent Event(string type, params (string Key, string Value)[] values) => new()
    {
        ActorName = "Rina",
        Type = type,
        Values = values.ToDictionary(pair => pair.Key, pair => pair.Value),
    };
}
