using Bunit;
using Kalapa.App.Layout;
using Kalapa.App.Live;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Layout;

public sealed class DelayNoteTests : BunitContext
{
    [Fact]
    public void That_news_takes_longer_is_said_while_it_does()
    {
        var notice = new DelayNotice();
        Services.AddSingleton(notice).AddLocalization();
        SetRendererInfo(new("Server", isInteractive: true));
        var note = Render<DelayNote>();
        Assert.Empty(note.Markup.Trim());

        notice.Set(true);
        note.WaitForAssertion(() => Assert.Contains("2", note.Find("[data-test=delay-note]").TextContent, StringComparison.Ordinal));
        notice.Set(false);
        note.WaitForAssertion(() => Assert.Empty(note.FindAll("[data-test=delay-note]")));
    }
}
