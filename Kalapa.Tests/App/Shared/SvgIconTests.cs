using Bunit;
using Kalapa.App.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Xunit;

namespace Kalapa.Tests.App.Shared;

public sealed class SvgIconTests : SharedTest
{
    [Fact]
    public void It_is_what_the_component_would_draw()
    {
        var small = Render<MudIcon>(icon => icon.Add(c => c.Icon, Icons.Material.Outlined.Alarm).Add(c => c.Size, Size.Small).Add(c => c.Class, "late").AddUnmatched("aria-hidden", "true"));
        small.MarkupMatches(Expected(SvgIcon.Small(Icons.Material.Outlined.Alarm, "late")));

        var usual = Render<MudIcon>(icon => icon.Add(c => c.Icon, Icons.Material.Filled.Block).AddUnmatched("aria-hidden", "true"));
        usual.MarkupMatches(Expected(SvgIcon.Of(Icons.Material.Filled.Block)));
    }

    // The component names a role, which says nothing of what is hidden from readers.
    private static string Expected(MarkupString drawn) => drawn.Value.Replace("<svg ", "<svg role:ignore ", StringComparison.Ordinal);
}
