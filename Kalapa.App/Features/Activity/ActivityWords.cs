namespace Kalapa.App.Features.Activity;

/// <summary>Names the texts of the admin's watching pages.</summary>
public sealed class ActivityWords;
