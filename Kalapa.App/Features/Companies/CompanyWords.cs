namespace Kalapa.App.Features.Companies;

/// <summary>Names the texts of a company's page.</summary>
public sealed class CompanyWords;
