using Bunit;
using Kalapa.App.Account;
using Kalapa.App.Features.Activity;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

/// <summary>Where the demo is welcome, the look-out starts and stops its simulation and says what that is.</summary>
public sealed class SimulationSwitchTests : StaffPageTest
{
    private DemoSimulationSwitch? _simulation;

    public SimulationSwitchTests() =>
        Services.AddScoped<AntiforgeryStateProvider, NoToken>().AddTransient(_ => _simulation!);

    [Theory]
    [InlineData(true, "false")]
    [InlineData(false, "true")]
    public void The_lookout_of_a_demo_switches_the_simulation_over_and_comes_back(bool isOn, string posted)
    {
        _simulation = new() { IsOn = isOn };

        var form = Open<ActivityPage>(App.People.Admin, "/pantauan").Find("[data-test=simulation]");

        Assert.Equal(posted, form.QuerySelector("[data-test=simulation-switch]")!.GetAttribute("value"));
        Assert.Equal("/pantauan", form.QuerySelector("[name=returnUrl]")!.GetAttribute("value"));
        Assert.Equal("/akun/demo/simulasi", form.GetAttribute("action"));
        Assert.True(form.QuerySelector("p")!.TextContent.Length > 40);
    }

    [Fact]
    public void Elsewhere_there_is_no_simulation() =>
        Assert.Empty(Open<ActivityPage>(App.People.Admin, "/pantauan").FindAll("[data-test=simulation]"));

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
