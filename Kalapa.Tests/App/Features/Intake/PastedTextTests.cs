using Kalapa.App.Features.Intake;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>A text that comes in parts (R129).</summary>
public sealed class PastedTextTests
{
    private readonly List<(int Taken, bool IsWhole)> _told = [];

    [Fact]
    public async Task Parts_become_the_text_and_each_is_told()
    {
        var text = new PastedText(Told);

        Assert.True(await text.BeginAsync(4));
        await text.TakeAsync("ab");
        await text.TakeAsync("cd");
        await text.EndAsync();

        Assert.Equal("abcd", text.Text);
        Assert.Equal([(0, false), (2, false), (4, false), (4, true)], _told);
    }

    [Fact]
    public async Task A_text_that_begins_again_forgets_the_one_before()
    {
        var text = new PastedText(Told);
        await text.BeginAsync(4);
        await text.TakeAsync("ab");

        await text.BeginAsync(2);
        await text.TakeAsync("xy");
        await text.EndAsync();

        Assert.Equal("xy", text.Text);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_before_its_first_part_and_no_part_is_longer_than_was_said()
    {
        var text = new PastedText(Told);

        Assert.False(await text.BeginAsync(PastedText.Longest + 1));
        await text.TakeAsync("ab");
        await text.EndAsync();
        Assert.Equal((true, false, 0), (text.IsTooLong, text.IsWhole, text.Taken));

        await text.BeginAsync(1);
        await text.TakeAsync("ab");
        Assert.Equal(0, text.Taken);
    }

    private Task Told(PastedText text)
    {
        _told.Add((text.Taken, text.IsWhole));
        return Task.CompletedTask;
    }
}
