using Kalapa.App.Features.Intake;
using Kalapa.Domain;
using Kalapa.Domain.PermitRequests;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>What is typed and what is saved, from two devices at once.</summary>
public sealed class TypedContentTests
{
    private readonly TypedContent _typed = new();

    [Fact]
    public void Another_devices_change_shows_up_and_what_is_being_typed_stays()
    {
        _typed.Type("Title", content => content with { Title = "Ganti disk" });
        _typed.Saved(new RequestContent { Title = "Lama", Purpose = "Dari ponsel" });
        Assert.Equal(("Ganti disk", "Dari ponsel"), (_typed.Content.Title, _typed.Content.Purpose));
        Assert.True(_typed.IsDirty);
    }

    [Fact]
    public async Task Only_the_last_word_of_a_field_is_sent_each_field_once()
    {
        var sent = new List<string>();
        _typed.Type("Title", content => content with { Title = "G" });
        _typed.Type("Title", content => content with { Title = "Ganti" });
        _typed.Type("Racks", content => content with { Racks = "A1" });
        await _typed.Flush((field, edit) =>
        {
            sent.Add(field);
            return Task.FromResult(edit(_typed.Content));
        });
        Assert.Equal(["Title", "Racks"], sent);
        Assert.Equal(("Ganti", "A1"), (_typed.Content.Title, _typed.Content.Racks));
        Assert.False(_typed.IsDirty);
    }

    [Fact]
    public async Task What_could_not_be_saved_waits_and_is_still_shown()
    {
        _typed.Type("Title", content => content with { Title = "Ganti" });
        await Assert.ThrowsAsync<RuleBroken>(() => _typed.Flush((_, _) => throw new RuleBroken("ticket.not-draft")));
        Assert.True(_typed.IsDirty);
        Assert.Equal("Ganti", _typed.Content.Title);
    }
}
