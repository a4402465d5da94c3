using Bunit;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Shared;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

public sealed class StaffComposerTests : SharedTest
{
    private readonly List<(Visibility Audience, string Text)> _sent = [];

    public StaffComposerTests() => Services.AddScoped<AntiforgeryStateProvider, NoToken>();

    [Fact]
    public void One_audience_at_a_time_and_the_button_names_it()
    {
        var composer = Open(Visibility.Public, Visibility.Internal);
        Assert.Contains("PT Nusantara", Shown(composer).QuerySelector("button")!.TextContent, StringComparison.Ordinal);

        composer.Find("[data-test=audience-internal]").Change(true);

        Assert.NotNull(Shown(composer).QuerySelector("[data-test=send-internal]"));
        Assert.Null(Shown(composer).QuerySelector("[data-test=send-public]"));
    }

    [Fact]
    public void A_note_for_staff_is_never_carried_over_to_the_client()
    {
        var composer = Open(Visibility.Public, Visibility.Internal);
        composer.Find("[data-test=audience-internal]").Change(true);
        composer.Find("[data-test=message-internal]").Input("hanya kita");

        composer.Find("[data-test=audience-public]").Change(true);
        composer.Find("[data-test=message-public]").Input("halo");
        composer.Find("[data-test=composer-public]").Submit();

        Assert.Equal([(Visibility.Public, "halo")], _sent);
    }

    [Fact]
    public void A_kept_note_for_staff_comes_back_on_the_side_of_staff()
    {
        Keep(Visibility.Internal, "hanya kita");

        var composer = Open(Visibility.Public, Visibility.Internal);

        composer.WaitForAssertion(() => Assert.Equal("hanya kita", Shown(composer).QuerySelector("[data-test=message-internal]")?.GetAttribute("value")));
        Assert.True(composer.Find("[data-test=audience-internal]").HasAttribute("checked"));
        Assert.Null(Shown(composer).QuerySelector("[data-test=send-public]"));
    }

    [Fact]
    public void With_texts_on_both_sides_the_usual_one_is_shown_and_each_keeps_its_own()
    {
        Keep(Visibility.Public, "halo");
        Keep(Visibility.Internal, "hanya kita");

        var composer = Open(Visibility.Public, Visibility.Internal);

        composer.WaitForAssertion(() => Assert.Equal("halo", Shown(composer).QuerySelector("[data-test=message-public]")?.GetAttribute("value")));
        Assert.Equal("hanya kita", composer.Find("[data-test=message-internal]").GetAttribute("value"));
    }

    [Fact]
    public void Who_may_write_to_one_audience_alone_sees_no_switch() =>
        Assert.Empty(Open(Visibility.Internal).FindAll("input[type=radio]"));

    private void Keep(Visibility audience, string text) =>
        JSInterop.Setup<string?>("sessionStorage.getItem", Composer.DraftKeyOf(null, Guid.Empty, audience)).SetResult(text);

    // What the stylesheet goes by.
    private static AngleSharp.Dom.IElement Shown(IRenderedComponent<StaffComposer> composer)
    {
        var chosen = Assert.Single(composer.FindAll("input[type=radio]"), choice => choice.HasAttribute("checked"));
        return composer.Find($".composer-side-{chosen.GetAttribute("value")!.ToLowerInvariant()}");
    }

    private IRenderedComponent<StaffComposer> Open(params Visibility[] audiences) => Render<StaffComposer>(parameters => parameters
        .Add(shown => shown.Audiences, audiences)
        .Add(shown => shown.Tenant, "PT Nusantara")
        .Add(shown => shown.TakeBack, _ => Task.FromResult(true))
        .Add(shown => shown.Send, message =>
        {
            _sent.Add((message.Audience, message.Text));
            return Task.FromResult(true);
        }));

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
