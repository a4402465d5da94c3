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
    public void Who_may_write_to_one_audience_alone_sees_no_switch() =>
        Assert.Empty(Open(Visibility.Internal).FindAll("input[type=radio]"));

    private static AngleSharp.Dom.IElement Shown(IRenderedComponent<StaffComposer> composer) =>
        Assert.Single(composer.FindAll(".staff-composer > div"), part => !part.HasAttribute("hidden"));

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
